"""What may be seen of the front door, by noun: every query takes the viewer, and reads clocks against `now`."""
