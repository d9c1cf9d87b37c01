"""A phrase with blanks, said of one row or of a whole table: `A&E attendance[: {complaint}]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

PIECE = re.compile(r"\[([^\]]*)\]|([^\[]+)")
BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Phrase:
    """Words with `{blanks}`. What stands in [brackets] is left out where one of its blanks is empty."""

    words: str

    @cached_property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words in order, each with whether it may be left out."""
        found = PIECE.findall(self.words)
        return tuple((optional or always, bool(optional)) for optional, always in found)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The blanks, in the order they come."""
        return tuple(BLANK.findall(self.words))

    def of(self, row: Mapping[str, object], said: Callable[[str, object], str]) -> str:
        """The phrase about one row; `said` puts a value into words."""
        return "".join(
            self._piece(words, row, said) for words, optional in self.pieces if not (optional and _lacks(words, row))
        )

    def _piece(self, words: str, row: Mapping[str, object], said: Callable[[str, object], str]) -> str:
        return BLANK.sub(lambda blank: _filled(row.get(blank[1]), blank[1], said), words)

    def over(self, said: Callable[[str], pl.Expr]) -> pl.Expr:
        """The phrase about every row of a table; `said` puts a column into words, null where it says nothing."""
        return pl.concat_str(*(_piece_over(words, said, optional=optional) for words, optional in self.pieces))


def _lacks(words: str, row: Mapping[str, object]) -> bool:
    return any(row.get(name) in (None, "", []) for name in BLANK.findall(words))


def _filled(value: object, name: str, said: Callable[[str, object], str]) -> str:
    return "not recorded" if value in (None, "", []) else said(name, value)


def _piece_over(words: str, said: Callable[[str], pl.Expr], *, optional: bool) -> pl.Expr:
    texts = BLANK.split(words)
    bits = [pl.lit(text) if place % 2 == 0 else said(text) for place, text in enumerate(texts)]
    if optional:
        return pl.concat_str(*bits).fill_null("")
    return pl.concat_str(*(bit.fill_null("not recorded") for bit in bits))
