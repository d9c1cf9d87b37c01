"""What is done with a file: one act a module."""
