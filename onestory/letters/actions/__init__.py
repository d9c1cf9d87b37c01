"""Acts upon letters, one a file."""
