"""A court's day: keeping another, and saying that it was met or withdrawn."""
