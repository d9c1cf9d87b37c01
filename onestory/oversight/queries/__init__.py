"""Flagged looks as their reviewer may see them."""
