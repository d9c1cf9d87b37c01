"""Telling the hub about a worry: a form that can be left and come back to, and what became of it."""
