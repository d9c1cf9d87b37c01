"""Out of hours, and the morning after."""
