"""Vacancies, as received and as read."""
