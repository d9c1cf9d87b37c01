"""What every reader hands on: pieces of a file's parts as tables of text, and lines that could not be rows at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from onestory.feeds.rules.read import ROW

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Fault:
    """A line that is no row: where, why, and the line itself."""

    row: int
    reason: str
    raw: str


@dataclass(frozen=True)
class Piece:
    """Some rows of one part, under the declared headings, each with its number; and lines that are no rows."""

    part: str
    rows: pl.DataFrame
    faults: tuple[Fault, ...] = ()

    @property
    def height(self) -> int:
        """How many rows came, good or not."""
        return self.rows.height + len(self.faults)


@dataclass
class Source:
    """A file, folder or archive that has been looked over and can be read, once, piece by piece.

    `notes` are sentences about how it was read; more may be added while it is.
    """

    name: str
    sha256: str
    size: int
    pieces: Callable[[], Iterator[Piece]]
    notes: list[str] = field(default_factory=list)
    parts_found: set[str] = field(default_factory=set)

    def note(self, sentence: str) -> None:
        """Add a sentence once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


@dataclass(frozen=True)
class Entry:
    """One file to read: what it is called, and where it lies."""

    name: str
    path: Path


def numbered(rows: pl.DataFrame, first: int) -> pl.DataFrame:
    """Number rows from `first` on."""
    return rows.with_row_index(ROW, offset=first).with_columns(pl.col(ROW).cast(pl.UInt32))
