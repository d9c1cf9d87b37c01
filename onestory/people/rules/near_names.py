"""Whether a name that was told may be that of somebody known, however it was spelt, shortened or turned round. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from onestory.linkage.declared.nicknames import families_of_names

ALIKE = 0.75
"""How much of two words must agree: one slip in four letters, two in eight."""
SHORTEST = 3
"""A shorter word is one only with itself."""


@dataclass(frozen=True)
class Name:
    """A name in two parts; either may be missing."""

    given: str
    family: str


def as_held(value: str) -> Name:
    """A name as facts hold it: "O'Neil, Kayleigh Anne"."""
    family, _, given = value.partition(", ")
    return Name(given, family)


def as_said(value: str) -> Name:
    """A name as one says it: the last word is the family's, unless it is the only one."""
    given, _, family = value.strip().rpartition(" ")
    return Name(given, family) if given else Name(family, "")


def is_near(told: Name, held: Name) -> bool:
    """Whether one may be meant by the other. What was not told parts nobody, and the parts may be turned round."""
    ways = ((told.given, told.family), (told.family, told.given))
    return any(_agree(given, held.given) and _agree(family, held.family) for given, family in ways) and bool(
        words_of(told.given) or words_of(told.family)
    )


def words_of(part: str) -> tuple[str, ...]:
    """The words of one part of a name, in capitals and without what is no letter: "O'Neil" is one word."""
    letters = "".join(letter for letter in part.upper() if letter.isalpha() or letter in " -")
    return tuple(letters.replace("-", " ").split())


def _agree(told: str, held: str) -> bool:
    asked, known = words_of(told), words_of(held)
    if not asked or not known:
        return True
    whole = _alike("".join(asked), "".join(known))
    return whole or any(_alike(one, other) for one in asked for other in known)


def _alike(one: str, other: str) -> bool:
    if one == other or _families_of(one) & _families_of(other):
        return True
    if min(len(one), len(other)) < SHORTEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _families_of(word: str) -> frozenset[str]:
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, family in families_of_names():
        found.setdefault(word, set()).add(family)
    return {word: frozenset(families) for word, families in found.items()}


def any_near(told: Iterable[Name], held: Iterable[Name]) -> bool:
    """Whether any of the names told may be any of those held."""
    known = list(held)
    return any(is_near(name, other) for name in told for other in known)
