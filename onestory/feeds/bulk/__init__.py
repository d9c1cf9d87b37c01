"""What PostgreSQL does with a whole file at once: staged, compared with what is held, written in a few statements."""
