"""What is listed twice: employers under several names, vacancies sent by several sources."""
