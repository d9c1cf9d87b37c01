"""What is told after a contact was sent, and reading it."""
