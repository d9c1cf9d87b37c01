"""What a viewer may see of the figures."""
