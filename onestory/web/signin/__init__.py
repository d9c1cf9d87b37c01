"""Signing in: what allauth asks of us."""
