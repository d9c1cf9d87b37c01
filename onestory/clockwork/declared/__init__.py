"""The rounds there are."""
