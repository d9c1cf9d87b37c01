"""Words as a page says them."""


def sentence(words: str) -> str:
    """Words as a sentence begins: the first letter large, the rest as it was ("pNC number" gives "PNC number")."""
    return words[:1].upper() + words[1:]
