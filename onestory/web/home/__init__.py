"""Where a day begins: the first page, the post and the purpose."""
