"""What the computer makes of a story. Pure."""
