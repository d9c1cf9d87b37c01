"""How the service is doing: figures derived from dated facts, report cards, and what is done about them."""
