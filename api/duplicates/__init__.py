"""What is there twice: listings that are one job, employers under several names."""
