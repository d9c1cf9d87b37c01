"""What was told later."""
