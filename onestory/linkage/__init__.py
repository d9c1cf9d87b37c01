"""Which records are the same person: cleaning, blocking, scoring, clustering and stable identifiers."""
