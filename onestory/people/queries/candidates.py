"""Who a worker may mean: the search behind the one box, the form, and the contact's "who is this?"."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.audit.sealed import sealed
from onestory.calendars.instants import london_date
from onestory.feeds.declared.catalogue import FEEDS
from onestory.grammar.refusals import NotPermitted
from onestory.people.index.asking import find
from onestory.people.models import Fact, Person, Residence, Working
from onestory.people.rules.ages import age_in_words
from onestory.people.rules.asking import asked_for, written
from onestory.people.rules.finding import Candidate, Found
from onestory.people.rules.naming import shown_name, shown_place
from onestory.people.rules.reading import band_of, readings
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

NO_PURPOSE = "Choose first what you are looking for: every search is kept with its purpose."
TITLES = {feed.code: feed.title for feed in FEEDS} | {"hub": "The hub's own people"}


@dataclass(frozen=True)
class _Around:
    """What the result list shows beside each person."""

    addresses: dict[UUID, str]
    names: dict[UUID, list[str]]
    feeds: dict[UUID, set[str]]
    worked_with: set[UUID]


def candidates(
    *,
    viewer: Actor,
    now: datetime,
    words: str = "",
    given: str = "",
    family: str = "",
    born: date | None = None,
    postcode: str = "",
    phone: str = "",
    nhs_number: str = "",
    upn: str = "",
    address: str = "",
    top: int = 10,
) -> list[Candidate]:
    """The likeliest people first. A place or telephone in the search leaves every shielded person out.

    The search is kept in the audit, with its words, sealed, and whom it found. Refuses without a purpose.
    """
    require(viewer, "person.search")
    if not viewer.purpose:
        raise NotPermitted(NO_PURPOSE)
    today = london_date(now)
    typed = {
        "given": given, "family": family, "postcode": postcode.upper(), "phone": phone, "nhs_number": nhs_number,
        "upn": upn, "address": address,
    }  # fmt: skip
    asked = asked_for(words, typed, born=born, today=today)
    found = [] if asked.is_empty else find(readings(asked), councils=viewer.councils, top=top)
    terms = {name: value for name, value in vars(asked).items() if value}
    note(
        act="person.search",
        actor=viewer,
        now=now,
        subject_kind="search",
        detail={**sealed({"words": written(words), "terms": terms}), "found": [each.person for each in found]},
    )
    return _shown(found, viewer, today)


def _shown(found: list[Found], viewer: Actor, today: date) -> list[Candidate]:
    people = {row.pk: row for row in _people(people=[each.person for each in found])} if found else {}
    beside = _beside(list(people), viewer)
    return [_candidate(people[each.person], each, beside, today) for each in found if each.person in people]


def _beside(people: list[UUID], viewer: Actor) -> _Around:
    names: dict[UUID, list[str]] = {}
    feeds: dict[UUID, set[str]] = {}
    for fact in _names_of(people=people) if people else ():
        feeds.setdefault(fact.person_id, set()).add(fact.feed)
        if not fact.chosen or fact.kind != "name":
            names.setdefault(fact.person_id, []).append(shown_name(fact.value))
    homes = _homes_of(people=people) if people else ()
    return _Around(
        addresses={home.person_id: shown_place(home.address, home.postcode) for home in homes},
        names=names,
        feeds=feeds,
        worked_with=set(_worked_with(people=people, user=viewer.user)) if viewer.user and people else set(),
    )


@written_once
def _people(*, people: Any) -> QuerySet[Person]:
    return Person.objects.filter(pk__among=people)


@written_once
def _homes_of(*, people: Any) -> QuerySet[Residence]:
    return Residence.objects.filter(person_id__among=people, chosen=True, hidden=False)


@written_once
def _names_of(*, people: Any) -> QuerySet[Fact]:
    return Fact.objects.filter(person_id__among=people, kind__in=("name", "former-name"))


@written_once
def _worked_with(*, people: Any, user: Any) -> QuerySet[Working, UUID]:
    found = Working.objects.filter(person_id__among=people, ended_at=None, user_id=user)
    return found.values_list("person_id", flat=True)


def _candidate(row: Person, found: Found, beside: _Around, today: date) -> Candidate:
    name = str(row)
    others = dict.fromkeys(other for other in beside.names.get(row.pk, []) if other.lower() != name.lower())
    return Candidate(
        person=row.pk,
        name=name,
        other_names=tuple(others),
        born=row.date_of_birth,
        expected_on=row.expected_on,
        age=age_in_words(born=row.date_of_birth, expected_on=row.expected_on, died_on=row.died_on, today=today),
        sex=row.sex,
        kind=row.kind,
        address=beside.addresses.get(row.pk, ""),
        is_shielded=row.is_shielded,
        reasons=found.reasons,
        weight=round(found.weight, 6),
        band=band_of(found.weight),
        before=round(found.before, 6),
        read_as=found.reading.words,
        compared_with=tuple(sorted(TITLES.get(feed, feed) for feed in found.feeds)),
        sources=tuple(sorted(TITLES.get(feed, feed) for feed in beside.feeds.get(row.pk, ()))),
        works_with=row.pk in beside.worked_with,
        died_on=row.died_on,
    )
