"""Employers: the organisations behind the vacancies."""
