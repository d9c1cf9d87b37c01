"""Who a worker may mean: the search behind the one box, the form, and the contact's "who is this?"."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.feeds.declared.catalogue import FEEDS
from onestory.grammar.refusals import NotPermitted
from onestory.people.index.asking import find
from onestory.people.models import Fact, Person, Residence, Working
from onestory.people.rules.ages import age_in_words
from onestory.people.rules.asking import band_of, plain_phone, read_words, reasons_for
from onestory.people.rules.finding import Asked, Candidate
from onestory.people.rules.naming import shown_name, shown_place
from onestory.walls.actor import Actor

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
    top: int = 10,
) -> list[Candidate]:
    """The likeliest people first. A place or telephone in the search leaves every shielded person out.

    The search is kept in the audit, with its words and whom it found. Refuses without a purpose.
    """
    require(viewer, "person.search")
    if not viewer.purpose:
        raise NotPermitted(NO_PURPOSE)
    today = london_date(now)
    asked = read_words(words, today=today) if words.strip() else Asked()
    asked = replace(
        asked,
        given=given.strip(),
        family=family.strip(),
        born=born or asked.born,
        postcode=postcode.strip().replace(" ", "").upper() or asked.postcode,
        phone=plain_phone(phone) or asked.phone,
        nhs_number=nhs_number.replace(" ", "") or asked.nhs_number,
        upn=upn.strip().upper() or asked.upn,
    )
    found = [] if asked.is_empty else find(asked, top=top)
    terms = {name: value for name, value in vars(asked).items() if value}
    note(
        act="person.search",
        actor=viewer,
        now=now,
        subject_kind="search",
        detail={"words": words, "terms": terms, "found": [person for person, _, _ in found]},
    )
    return _shown(found, viewer, today)


def _shown(found: list[tuple[UUID, float, list[str]]], viewer: Actor, today: date) -> list[Candidate]:
    people = Person.objects.in_bulk([person for person, _, _ in found])
    beside = _beside(list(people), viewer)
    return [
        _candidate(people[person], weight, codes, beside, today) for person, weight, codes in found if person in people
    ]


def _beside(people: list[UUID], viewer: Actor) -> _Around:
    homes = Residence.objects.filter(person_id__in=people, chosen=True, hidden=False)
    said = Fact.objects.filter(person_id__in=people, kind__in=("name", "former-name"))
    names: dict[UUID, list[str]] = {}
    feeds: dict[UUID, set[str]] = {}
    for fact in said:
        feeds.setdefault(fact.person_id, set()).add(fact.feed)
        if not fact.chosen or fact.kind != "name":
            names.setdefault(fact.person_id, []).append(shown_name(fact.value))
    mine = Working.objects.filter(person_id__in=people, ended_at=None, user_id=viewer.user)
    return _Around(
        addresses={home.person_id: shown_place(home.address, home.postcode) for home in homes},
        names=names,
        feeds=feeds,
        worked_with=set(mine.values_list("person_id", flat=True)) if viewer.user else set(),
    )


def _candidate(row: Person, weight: float, codes: list[str], beside: _Around, today: date) -> Candidate:
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
        reasons=reasons_for(codes),
        weight=round(weight, 2),
        band=band_of(weight),
        sources=tuple(sorted(TITLES.get(feed, feed) for feed in beside.feeds.get(row.pk, ()))),
        works_with=row.pk in beside.worked_with,
    )
