"""Handing over to a team, passing to a worker or another council, and taking in."""
