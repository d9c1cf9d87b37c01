"""What a viewer may see of what partners sent, by noun."""
