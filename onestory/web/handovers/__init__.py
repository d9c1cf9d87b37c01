"""A receiving team's side: what the front door hands to it, and its yes or no."""
