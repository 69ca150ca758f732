"""Vacancies: adverts that came in, and the facts read from them."""
