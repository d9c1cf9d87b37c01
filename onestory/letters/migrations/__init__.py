"""Migrations of the letters room."""
