"""Tables written as text in tests."""

from __future__ import annotations

import polars as pl


def table(text: str) -> pl.DataFrame:
    """A table of text, one line a row, its cells parted by bars; an empty cell is nothing."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    heading, *rows = lines
    columns = {name: [row[place] or None for row in rows] for place, name in enumerate(heading)}
    return pl.DataFrame(columns, schema=dict.fromkeys(heading, pl.String))
