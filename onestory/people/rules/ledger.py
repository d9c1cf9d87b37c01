"""The ledger replayed: which record is whose, given every decision that still stands. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change, in its place: records that went to a person each, or everything of one person going to another."""

    change: int
    moves: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    onto: str = ""


def replayed(steps: Iterable[Step], *, without: frozenset[int] = frozenset()) -> dict[str, str]:
    """Whose each record is after these steps, as if those in `without` had never been taken.

    A merge moves what is the one person's at that moment, so undoing an earlier one carries through the later ones.
    """
    whose: dict[str, str] = {}
    for step in steps:
        if step.change in without:
            continue
        if step.of:
            whose |= {record: step.onto for record, person in whose.items() if person == step.of}
        whose |= step.moves
    return whose


def must_link(records: Sequence[Sequence[str]]) -> list[Pair]:
    """The pairs that a merge decides: a chain through all the records of both."""
    flat = [record for side in records for record in side]
    return list(pairwise(flat))


def never_linked(records: Sequence[Sequence[str]]) -> list[Pair]:
    """The pairs that a split decides: each record taken out with each that stayed."""
    taken, stayed = records
    return list(product(taken, stayed))
