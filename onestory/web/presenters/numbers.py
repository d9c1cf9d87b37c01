"""Numbers, sizes and shares as a page says them."""


def number(value: float | None) -> str:
    """A number with its thousands set apart; unknown is said."""
    return "Not known" if value is None else f"{value:,}"


def size(count: int) -> str:
    """The size of a file: "12 KB"."""
    if count < 1024:
        return f"{count} bytes"
    if count < 1024**2:
        return f"{count / 1024:.0f} KB"
    return f"{count / 1024**2:.1f} MB"


def how_many(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 answer", "3 answers", "2 children"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Words in a row as one would say them: "police, health and housing"."""
    said = [word for word in words if word]
    return said[0] if len(said) == 1 else " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))
