"""What partners hold and do not share, and asking for it."""
