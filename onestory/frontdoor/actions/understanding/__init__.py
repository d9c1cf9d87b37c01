"""Whose contact it is, whom it is about, how serious and how urgent."""
