"""What a family is given to read."""
