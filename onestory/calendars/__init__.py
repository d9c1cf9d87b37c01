"""Days, hours, terms and years as English children's services count them."""
