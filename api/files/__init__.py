"""The matcher over files: normalise and rank with no database."""
