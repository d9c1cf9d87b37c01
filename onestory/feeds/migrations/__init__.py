"""Migrations of the feeds room."""
