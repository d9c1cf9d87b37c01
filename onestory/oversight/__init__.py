"""Overseeing who looks: signs of looking without need, weighed, reviewed, and never shown to whom they are about."""
