"""Weighing looks. Pure."""
