"""The world as it is: people, families, homes and what happened to them."""
