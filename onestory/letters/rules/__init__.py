"""How a letter is worded, and when one that could not be sent is tried again."""
