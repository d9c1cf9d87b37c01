"""Whether a name that was told may be that of somebody known, however it was spelt, shortened or turned round. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from uuid import UUID

from onestory.linkage.declared.nicknames import families_of_names

ALIKE = 0.75
"""How much of two words must agree: one slip in four letters, two in eight."""
SHORTEST = 3
"""A shorter word is one only with itself."""
Words = tuple[str, ...]


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


def words_of(part: str) -> Words:
    """The words of one part of a name, in capitals and without what is no letter: "O'Neil" is one word."""
    letters = "".join(letter for letter in part.upper() if letter.isalpha() or letter in " -")
    return tuple(letters.replace("-", " ").split())


def _agree(told: str, held: str) -> bool:
    return _parts_agree(words_of(told), words_of(held))


def _parts_agree(asked: Words, known: Words) -> bool:
    if not asked or not known:
        return True
    whole = _alike("".join(asked), "".join(known))
    return whole or any(_alike(one, other) for one in asked for other in known)


def _alike(one: str, other: str) -> bool:
    if one == other or _families_of(one) & _families_of(other):
        return True
    if min(len(one), len(other)) < SHORTEST:
        return False
    compared = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (compared.real_quick_ratio, compared.quick_ratio, compared.ratio)
    return all(bound() >= ALIKE for bound in bounds)


def _families_of(word: str) -> frozenset[str]:
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, family in families_of_names():
        found.setdefault(word, set()).add(family)
    return {word: frozenset(families) for word, families in found.items()}


class HeldNames:
    """The names of many people, asked again and again whose a name told may be: the answers of `is_near`, found sooner.

    What was told is compared once with each part of a name, however many bear it and however often it is told.
    """

    def __init__(self, held: Iterable[tuple[UUID, Name]]) -> None:
        self._held = [(person, words_of(name.given), words_of(name.family)) for person, name in held]
        self._parts = {part for _, *parts in self._held for part in parts}
        self._near: dict[Words, frozenset[Words]] = {}
        self._found: dict[tuple[Words, Words], frozenset[UUID]] = {}

    def whose(self, told: Name) -> frozenset[UUID]:
        """Everybody who may be called so."""
        parts = (words_of(told.given), words_of(told.family))
        if parts not in self._found:
            self._found[parts] = frozenset(self._bearers(*parts)) if any(parts) else frozenset()
        return self._found[parts]

    def _bearers(self, given: Words, family: Words) -> Iterable[UUID]:
        one, other = self._agreeing(given), self._agreeing(family)
        for person, first, last in self._held:
            if (first in one and last in other) or (first in other and last in one):
                yield person

    def _agreeing(self, told: Words) -> frozenset[Words]:
        if told not in self._near:
            self._near[told] = frozenset(part for part in self._parts if _parts_agree(told, part))
        return self._near[told]
