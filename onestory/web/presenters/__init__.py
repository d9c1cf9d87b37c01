"""How things are said on a page: pure and typed, told the time and never reading it."""
