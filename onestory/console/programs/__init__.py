"""Other programs that the command starts: to their end or kept up, tied to it, one at a time, on a port."""
