"""Figures: what the front door does, how it stands against its targets, and what is done about it."""
