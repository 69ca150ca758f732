"""What is one thing under two names: employers, and vacancies that two sources list."""
