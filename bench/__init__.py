"""What is measured, against which bars."""
