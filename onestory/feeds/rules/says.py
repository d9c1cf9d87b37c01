"""What one row says of a person: who they are, what happened, who works with them, and to whom they are tied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from onestory.calendars.instants import london, london_date
from onestory.grammar.feeds import IDENTITY, EventFrom, InvolvementFrom, OtherFrom, Part

Row = Mapping[str, object]
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SaidPerson:
    """A person as one row gives them: the identity columns it fills, and since when until when they live there."""

    who: str
    identity: Mapping[str, object] = field(default_factory=dict)
    home_from: date | None = None
    home_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SaidEvent:
    """A line for the chronology. `at` is given where the hour is known; `until` is None while it goes on."""

    kind: str
    on: date
    says: str
    at: datetime | None = None
    until: date | None = None
    significant: bool = False


@dataclass(frozen=True, kw_only=True)
class SaidInvolvement:
    """A professional who works, or worked, with the row's person."""

    service: str
    role: str
    name: str
    phone: str = ""
    team: str = ""
    identifier: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class SaidRelation:
    """A tie to somebody else: named in the same row (`other`), known by an identifier, or by a value a group shares."""

    kind: str
    role: str = ""
    other: Mapping[str, object] = field(default_factory=dict)
    identifier: tuple[str, str] | None = None
    group: str | None = None
    shares_address: bool = False


def person_of(part: Part, row: Row) -> SaidPerson | None:
    """Who the row speaks of, where its part says who people are."""
    if part.person is None:
        return None
    return SaidPerson(
        who=part.person.who,
        identity={name: row[name] for name in IDENTITY if row.get(name) is not None},
        home_from=_day(row, part.person.home_from),
        home_until=_day(row, part.person.home_until),
    )


def events_of(part: Part, row: Row) -> tuple[SaidEvent, ...]:
    """Every dated line that the row yields; one without its date yields none."""
    dated = ((told, _day(row, told.on)) for told in part.events if _is_told(told, row))
    return tuple(_event(part, told, row, day) for told, day in dated if day is not None)


def _is_told(told: EventFrom, row: Row) -> bool:
    return told.when is None or row.get(told.when[0]) in told.when[1]


def _event(part: Part, told: EventFrom, row: Row, day: date) -> SaidEvent:
    moment = row.get(told.on)
    return SaidEvent(
        kind=told.kind,
        on=day,
        at=moment if isinstance(moment, datetime) else None,
        until=_day(row, told.until),
        says=told.says.of(row, lambda name, value: in_words(part, name, value)),
        significant=told.significant,
    )


def involvements_of(part: Part, row: Row) -> tuple[SaidInvolvement, ...]:
    """Every professional the row names."""
    return tuple(_involvement(told, row) for told in part.involvements if row.get(told.name))


def _involvement(told: InvolvementFrom, row: Row) -> SaidInvolvement:
    return SaidInvolvement(
        service=told.service,
        role=told.role,
        name=_text(row, told.name),
        phone=_text(row, told.phone),
        team=_text(row, told.team),
        identifier=_text(row, told.identifier),
        since=_day(row, told.since),
        until=_day(row, told.until),
    )


def relations_of(part: Part, row: Row) -> tuple[SaidRelation, ...]:
    """Every tie the row tells: to another person named in it, to an identifier, to a household or a family."""
    return (*_named(part, row), *_pointed_to(part, row))


def _named(part: Part, row: Row) -> Iterator[SaidRelation]:
    for told in part.others:
        other = other_of(told, row)
        if other:
            role = _text(row, told.relation_in) or told.relation
            yield SaidRelation(kind=told.relation, role=role, other=other, shares_address=told.shares_address)


def other_of(told: OtherFrom, row: Row) -> dict[str, object]:
    """What the row says of another person in it; nothing where it does not even name them."""
    said = {name: row[ours] for name, ours in told.says if row.get(ours) is not None}
    return said if {"full_name", "given_name", "family_name"} & set(said) else {}


def _pointed_to(part: Part, row: Row) -> Iterator[SaidRelation]:
    for told in part.relations:
        value = _text(row, told.value)
        if value:
            yield SaidRelation(
                kind=told.kind,
                role=_text(row, told.role_in),
                identifier=(told.by, value) if told.by else None,
                group=None if told.by else value,
            )


def in_words(part: Part, name: str, value: object) -> str:
    """A value as a person would read it: a code by its meaning, a date by its month."""
    codes = part.codes_of(name)
    if isinstance(value, list | tuple):
        return ", ".join(in_words(part, name, each) for each in value)
    if codes is not None:
        return codes.label(str(value))
    return in_plain_words(value)


def in_plain_words(value: object) -> str:
    """A value that is no code, as a person would read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return in_plain_words(london(value).date())
    if isinstance(value, date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _day(row: Row, name: str | None) -> date | None:
    value = row.get(name) if name else None
    if isinstance(value, datetime):
        return london_date(value)
    return value if isinstance(value, date) else None


def _text(row: Row, name: str | None) -> str:
    value = row.get(name) if name else None
    return "" if value is None else in_plain_words(value)
