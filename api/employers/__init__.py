"""Employers behind the vacancies."""
