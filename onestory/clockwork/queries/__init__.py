"""Which rounds stand."""
