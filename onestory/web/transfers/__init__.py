"""Contacts passed between councils, from either side."""
