"""Chance, identifiers, dates and words: small pure functions that the world is built with."""
