"""Feeds as data: which columns come, what each row says, how often a file is due."""
