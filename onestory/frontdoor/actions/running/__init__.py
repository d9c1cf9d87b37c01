"""What the clock does, and what a council sets for itself."""
