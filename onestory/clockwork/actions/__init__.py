"""Writing down that a round was made."""
