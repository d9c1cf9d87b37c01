"""Telling people outside the product that something waits for them inside it."""
