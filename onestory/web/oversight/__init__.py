"""Overseeing who looks: the audit as its reviewer reads it."""
