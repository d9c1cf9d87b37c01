"""Pages of match review: the queue, two people side by side, a person's history and its undoing."""
