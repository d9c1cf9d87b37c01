"""What runs by the clock: which rounds there are, and whether each is still made."""
