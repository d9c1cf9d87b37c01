"""What may be done to a story: one act a file."""
