"""Text read into facts, one concept a file."""
