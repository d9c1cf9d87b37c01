"""Pure parts of the audit."""
