"""Bringing the index in line with what partners say: linked, adopted, written up, made ready to be searched."""
