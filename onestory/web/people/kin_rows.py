"""A family in words: who is what to whom, each thing once, with everybody who says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from uuid import UUID

from onestory.people.rules.relations import is_what_to, turned_round
from onestory.vocabulary.people import RelationshipKind
from onestory.web.presenters.dates import day
from onestory.web.presenters.numbers import listed

UNSAID = "not said"
UNCONTESTED = "Nobody contests it"
SAME_HOME = RelationshipKind.SAME_HOUSEHOLD.value
TURNED = frozenset({"child", "adopted-child", "step-child"})
BOTH_WAYS = frozenset({"sibling", "half-sibling", "step-sibling", "partner", "former-partner", SAME_HOME})
Cell = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Kin:
    """`person` is the `kind` of `other`: from when until when, who says so and how they know, who contests it."""

    person: UUID
    other: UUID
    kind: str
    says: str
    since: date | None = None
    until: date | None = None
    contested: str = ""


@dataclass(frozen=True, kw_only=True)
class _Said:
    """What is told of two people, by everybody who tells it."""

    kind: str
    when: str
    says: str
    contested: str


def rows_of(ties: Iterable[Kin], names: Mapping[UUID, str], sexes: Mapping[UUID, str]) -> list[list[Cell]]:
    """A row for each thing that somebody is: to one, or to several where the same sources say the same of them.

    What is told from both ends stands once: a parent of their child, and of equals whoever comes first in `names`.
    """
    told: dict[tuple[UUID, str], dict[_Said, list[UUID]]] = {}
    homes: dict[_Said, set[frozenset[UUID]]] = {}
    for (person, other, words), same in _by_pair(ties, names, sexes).items():
        said = _as_said(same)
        if said.kind == SAME_HOME:
            homes.setdefault(said, set()).add(frozenset((person, other)))
        else:
            told.setdefault((person, words), {}).setdefault(said, []).append(other)
    rows = [
        _row(names[person], is_what_to(said.kind, sexes[person], listed([names[each] for each in others])), said)
        for (person, _), by_source in told.items()
        for said, others in by_source.items()
    ]
    return [*rows, *(row for said, pairs in homes.items() for row in _shared(pairs, said, names))]


def _by_pair(
    ties: Iterable[Kin], names: Mapping[UUID, str], sexes: Mapping[UUID, str]
) -> dict[tuple[UUID, UUID, str], list[Kin]]:
    place = {person: number for number, person in enumerate(names)}
    pairs: dict[tuple[UUID, UUID, str], list[Kin]] = {}
    for tie in ties:
        person, kind, other = tie.person, tie.kind, tie.other
        if kind in TURNED or (kind in BOTH_WAYS and place[other] < place[person]):
            person, kind, other = other, turned_round(kind), person
        pairs.setdefault((person, other, is_what_to(kind, sexes[person], "")), []).append(tie)
    ordered = sorted(pairs.items(), key=lambda pair: (place[pair[0][0]], place[pair[0][1]]))
    return dict(ordered)


def _as_said(same: Sequence[Kin]) -> _Said:
    kind = same[0].kind
    return _Said(
        kind=turned_round(kind) if kind in TURNED else kind,
        when="; ".join(dict.fromkeys(said for tie in same if (said := _period(tie)) != UNSAID)) or UNSAID,
        says="; ".join(dict.fromkeys(tie.says for tie in same)),
        contested="; ".join(dict.fromkeys(tie.contested for tie in same if tie.contested)),
    )


def _shared(pairs: set[frozenset[UUID]], said: _Said, names: Mapping[UUID, str]) -> Iterator[list[Cell]]:
    """One row for a home that all of them share with each other; a row a pair where some are told of apart."""
    everybody = [person for person in names if any(person in pair for pair in pairs)]
    if all(frozenset(pair) in pairs for pair in combinations(everybody, 2)):
        yield _row(listed([names[each] for each in everybody]), "live in the same home", said)
        return
    for pair in sorted(pairs, key=lambda pair: [person in pair for person in names], reverse=True):
        yield _row(listed([names[each] for each in names if each in pair]), "live in the same home", said)


def _row(who: str, what: str, said: _Said) -> list[Cell]:
    contested = f"Contested: {said.contested}" if said.contested else UNCONTESTED
    return [{"text": who}, {"text": what}, {"text": said.when}, {"text": said.says}, {"text": contested}]


def _period(tie: Kin) -> str:
    since, until = (day(on) if on else "" for on in (tie.since, tie.until))
    return f"{since} to {until}".strip() if until else f"since {since}" if since else UNSAID
