"""What may be done at the front door: one act a file."""
