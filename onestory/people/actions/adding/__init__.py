"""Adding somebody whom no partner has told of, after looking for them."""
