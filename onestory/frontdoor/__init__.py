"""The front door: every contact received once, understood, shared lawfully, decided in time, answered."""
