"""A school's side: what it is told of incidents before its next morning, and its word that it knows."""
