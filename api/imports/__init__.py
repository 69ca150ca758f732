"""Imports: files of adverts read, checked, normalised and stored."""
