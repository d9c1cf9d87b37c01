"""Files as they come, read into tables of text, a piece at a time and with nothing trusted."""
