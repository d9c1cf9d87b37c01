"""Pure parts of the councils room."""
