"""Files that came, and which cross to another council."""
