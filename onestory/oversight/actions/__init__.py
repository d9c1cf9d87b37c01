"""Finding flagged looks, and saying what a review found."""
