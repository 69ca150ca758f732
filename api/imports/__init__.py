<<<<<<< HEAD
"""Imports: files of adverts read, checked, normalised and stored."""
=======
"""Listings that come in as files."""
>>>>>>> main
