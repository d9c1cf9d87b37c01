"""What partners send: one declaration per feed; rows accepted, rows refused and why."""
