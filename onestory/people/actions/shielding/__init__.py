"""Where a shielded person is: hidden, seen by a keeper, lifted by two; and the keys it is locked with."""
