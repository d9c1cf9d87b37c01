"""Migrations of the performance room."""
