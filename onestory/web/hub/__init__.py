"""The hub's own desk: the board, one contact from first words to last, and the telephone."""
