"""Migrations of the oversight room."""
