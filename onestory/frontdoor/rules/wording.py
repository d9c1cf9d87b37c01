"""Short ways of saying who something is about."""

from collections.abc import Iterable

NOBODY_NAMED = "Nobody named"


def in_short(names: Iterable[str]) -> str:
    """`Ada Bell and 2 others`; the first name stands for the rest, so that a row stays one line."""
    first, *others = list(names) or [NOBODY_NAMED]
    if not others:
        return first
    return f"{first} and {len(others)} other{'s' if len(others) > 1 else ''}"


def files_in_words(files: int) -> str:
    """How many files, as a sentence begins."""
    return "1 file" if files == 1 else f"{files} files"
