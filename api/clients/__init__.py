"""Clients, and what each wants from work."""
