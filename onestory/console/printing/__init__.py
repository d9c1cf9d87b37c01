"""The handbook, printed from the declarations."""
