"""Shutting a record to staff who are too near to it."""
