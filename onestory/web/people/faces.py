"""How a person's page says what it holds: facts with their source, kin once each, and each way of (not) knowing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.people.rules.page import Around, FactLine, Knowing, KnownTo, PersonHead, Relative, Warned
from onestory.web.people.disagreeing import is_disputed
from onestory.web.people.glance import by_weight, status_in_words
from onestory.web.people.saying import said
from onestory.web.people.telling import source_in_words
from onestory.web.presenters.numbers import listed

SHOWN = ("nhs-number", "phone", "school", "gp", "ethnicity", "upn")
SHIELD = "shield"
BESIDE_NAME = ("name", "date-of-birth", "expected-date", "died-on", "sex")
ALWAYS = ("nhs-number", "phone", "school", "gp")
NOT_FOR_THIS_AGE = "Does not serve people of this age."


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One fact of the strip: what it is, who says so and since when, and whether others say otherwise."""

    code: str
    title: str
    value: str
    source: str = ""
    is_disputed: bool = False
    line: FactLine | None = None


@dataclass(frozen=True, kw_only=True)
class Named:
    """Which of the facts beside the name one source gives, as of which day, and whether others say otherwise."""

    facts: str
    source: str
    as_of: date | None
    is_disputed: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """Services that know, or do not know, in the same way. Those with nothing to add stand in a row."""

    shape: str
    word: str
    services: tuple[KnownTo, ...] = ()
    in_a_row: str = ""
    as_of: date | None = None


WAYS = (
    (Knowing.CURRENT, "current", "Knows them now"),
    (Knowing.PAST, "past", "Knew them before"),
    (Knowing.NOT_SHARED, "not-shared", "May know, and does not share it here"),
    (Knowing.STALE, "stale", "Cannot be said: the information is old"),
    (Knowing.NO_FEED, "no-feed", "Cannot be said: nobody tells us"),
)


def strip_of(page: PersonHead) -> list[Shown]:
    """The facts at the head of the page, unknown ones among them."""
    facts = [page.address, *(found for code in SHOWN if (found := page.fact(code)) is not None)]
    return [
        _shown(line) for line in facts if line is page.address or line.value or line.withheld or line.kind in ALWAYS
    ]


def sources_of_name(page: PersonHead) -> list[Named]:
    """Who says what stands beside the name, each source of one day once."""
    found: dict[tuple[str, date | None], list[FactLine]] = {}
    for line in filter(None, map(page.fact, BESIDE_NAME)):
        if line.chosen and not line.withheld:
            found.setdefault((source_in_words(line.chosen.source), line.chosen.source.as_of), []).append(line)
    return [
        Named(
            facts=listed([lines[0].title, *(line.title.lower() for line in lines[1:])]),
            source=source,
            as_of=as_of,
            is_disputed=any(is_disputed(line) for line in lines),
        )
        for (source, as_of), lines in found.items()
    ]


def known_in_groups(known: Iterable[KnownTo]) -> list[Group]:
    """Who knows them first, then what cannot be said, then who was checked and holds nothing."""
    told = list(known)
    for_them = [one for one in told if one.says != NOT_FOR_THIS_AGE]
    groups = [
        Group(shape=shape, word=word, services=tuple(one for one in for_them if one.knowing is way))
        for way, shape, word in WAYS
    ]
    none_held = [one for one in for_them if one.knowing is Knowing.NONE_HELD]
    not_for = [one for one in told if one.says == NOT_FOR_THIS_AGE]
    return [
        *(group for group in groups if group.services),
        *_in_a_row("none-held", "Checked: none held", none_held),
        *_in_a_row("not-for", "Not for somebody of this age", not_for),
    ]


def kin_in_groups(around: Around) -> list[tuple[str, list[Relative]]]:
    """The other children, then the family, then whoever else lives there: nobody twice."""
    seen: set[UUID] = set()
    groups = (
        ("Other children", around.other_children),
        ("Family", around.family),
        ("Also in the home", around.household),
    )
    found = [(title, [one for one in relatives if _is_new(one, seen)]) for title, relatives in groups]
    return [(title, relatives) for title, relatives in found if relatives]


def badges_of(page: PersonHead) -> list[str]:
    """What stands open, each in the word that tells most: "Full care order" rather than "Legal status"."""
    return list(dict.fromkeys(word for one in by_weight(page.status) if (word := status_in_words(one))))


def other_names_of(page: PersonHead) -> list[str]:
    """Names that say something else than the name above, and not only less of it."""
    name = set(page.name.casefold().split())
    return [other for other in page.other_names if not set(other.casefold().split()) <= name]


def warnings_of(page: PersonHead, risks: Sequence[Warned] = ()) -> list[Warned]:
    """A shield first, then the risks that workers recorded, then the rest.

    Each once: one that another tells in full, of the same day, is left to that other.
    """
    told = [one for one in page.warnings if not any(_tells_in_full(other, one) for other in page.warnings)]
    return [*(one for one in told if one.kind == SHIELD), *risks, *(one for one in told if one.kind != SHIELD)]


def _tells_in_full(other: Warned, one: Warned) -> bool:
    return other is not one and other.since == one.since and other.text != one.text and other.text.startswith(one.text)


def _is_new(one: Relative, seen: set[UUID]) -> bool:
    if one.person is None:
        return True
    is_new = one.person not in seen
    seen.add(one.person)
    return is_new


def _in_a_row(shape: str, word: str, services: list[KnownTo]) -> Iterator[Group]:
    """One line for them all, as of the oldest of their days."""
    if services:
        dates = [one.as_of for one in services if one.as_of]
        oldest = min(dates) if dates and shape == "none-held" else None
        yield Group(shape=shape, word=word, in_a_row=f"{listed([one.title for one in services])}.", as_of=oldest)


def _shown(line: FactLine) -> Shown:
    value = "withheld" if line.withheld else line.value or "not known"
    source = source_in_words(line.chosen.source) if line.chosen and not line.withheld else ""
    return Shown(
        code=line.kind,
        title=line.title,
        value=said(line.kind, value),
        source=source,
        is_disputed=is_disputed(line),
        line=line,
    )
