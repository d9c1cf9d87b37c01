"""Who is written to, and how letters stand."""
