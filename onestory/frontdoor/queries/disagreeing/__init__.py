"""Professional disagreements: what one is about, and how each stands."""
