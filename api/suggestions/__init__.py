"""Suggestion lists and what was decided about them."""
