"""What is looked for in a story, declared as data."""
