"""Keeping a hub: copies of its database and journal, and putting it back to a moment."""
