"""Listings that come in as files."""
