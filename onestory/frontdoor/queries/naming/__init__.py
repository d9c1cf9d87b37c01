"""Whom a contact names, and which of what it says may leave the hub."""
