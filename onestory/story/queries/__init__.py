"""What a viewer may see of a story, by noun."""
