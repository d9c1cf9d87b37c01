"""Names by community, and the spelling variants that agencies give the same name."""
