"""Hiding places at rest: what was told is kept without them while a shield stands."""
