"""Saying who is who: the review queue, joining and parting, and taking it back."""
