"""Arithmetic and judgement on facts of the front door. Pure."""
