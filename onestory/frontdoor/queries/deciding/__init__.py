"""Analysis, proposal and decision, and the product they are drafted in."""
