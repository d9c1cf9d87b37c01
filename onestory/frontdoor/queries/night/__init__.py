"""The night at the front door."""
