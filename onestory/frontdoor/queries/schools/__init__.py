"""Notices to schools."""
