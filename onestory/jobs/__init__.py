"""What runs by the clock or on the queue: it asks upstream rooms and calls downstream ones."""
