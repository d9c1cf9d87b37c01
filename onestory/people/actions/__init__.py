"""What is done to the index, one act a file, by what they serve."""
