"""One contact, whom it names, and what is known of them."""
