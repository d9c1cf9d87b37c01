"""Flagged looks: the reviewer's queue, what is behind each, and what they found."""
