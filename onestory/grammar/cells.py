"""Cells that a spreadsheet would run as a formula, made plain: only on the way out, never in the record."""

import unicodedata

FORMULA_STARTS = ("=", "+", "-", "@", ";=")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Kinds of letters that are not seen: a program may pass over them on its way to the sign."""


def plain_cell(value: str) -> str:
    """The same words, with an apostrophe before what a spreadsheet would run, full-width signs included."""
    is_parted = value.startswith(("\t", "\r", "\n"))
    return f"'{value}" if is_parted or _first_seen(value).startswith(FORMULA_STARTS) else value


def _first_seen(value: str) -> str:
    start = next((place for place, each in enumerate(value) if unicodedata.category(each) not in UNSEEN), len(value))
    return unicodedata.normalize("NFKC", value[start : start + 2])
