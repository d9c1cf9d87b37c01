"""Finding people and opening one person's page."""
