"""Cells that a spreadsheet would run as a formula, made plain: only on the way out, never in the record."""

import unicodedata

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", ";=")


def plain_cell(value: str) -> str:
    """The same words, with an apostrophe before what a spreadsheet would run, full-width signs included."""
    first = unicodedata.normalize("NFKC", value).lstrip(" ")
    return f"'{value}" if first.startswith(FORMULA_STARTS) or value.startswith(FORMULA_STARTS) else value
