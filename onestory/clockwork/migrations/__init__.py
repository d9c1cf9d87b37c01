"""How the tables of the clockwork room came about."""
