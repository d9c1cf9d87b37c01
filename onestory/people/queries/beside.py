"""Two people side by side: what each source says of each, and the family around them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from onestory.calendars.instants import day_in_words
from onestory.feeds.declared.catalogue import FEEDS
from onestory.people.declared.facts import FACT_KINDS
from onestory.people.declared.relations import RISKS
from onestory.people.models import Fact, Person, Relationship, Residence
from onestory.people.rules.naming import shown_name, shown_place
from onestory.people.rules.relations import closeness, turned_round, words_for
from onestory.people.rules.reviewing import Around, Row, Said
from onestory.walls.actor import Actor

TITLES = {feed.code: feed.title for feed in FEEDS} | {"hub": "The hub's own people"}
MOST = 12
DAYS = frozenset({"date-of-birth", "expected-date", "died-on"})
SEXES = {"F": "Female", "M": "Male", "U": "Not known"}


def rows_of(left: UUID, right: UUID, *, viewer: Actor) -> tuple[Row, ...]:
    """Each kind of fact, and the homes, with who says so as of when. The database leaves shielded places out."""
    facts = list(Fact.objects.filter(person_id__in=(left, right)).order_by("-chosen", "-as_of"))
    kinds = [kind for kind in FACT_KINDS if any(fact.kind == kind.code for fact in facts)]
    rows = [
        Row(title=kind.title, left=_said(facts, left, kind.code), right=_said(facts, right, kind.code))
        for kind in kinds
    ]
    homes = list(Residence.objects.filter(person_id__in=(left, right)).order_by("-chosen", "-as_of"))
    home = Row(title="Home", left=_lived(homes, left), right=_lived(homes, right))
    return (*rows, home) if home.left or home.right else tuple(rows)


def family_of(person: UUID, *, viewer: Actor) -> tuple[Around, ...]:
    """Those around a person, the nearest first."""
    ties = (
        Relationship.objects.exclude(kind__in=RISKS)
        .filter(Q(person_id=person) | Q(other_id=person))
        .select_related("person", "other")
    )
    found: dict[UUID, tuple[int, str, Person]] = {}
    for tie in ties:
        is_of = tie.other_id == person
        other, kind = (tie.person, tie.kind) if is_of else (tie.other, turned_round(tie.kind))
        found.setdefault(other.pk, (closeness(kind), words_for(kind, other.sex), other))
    nearest = sorted(found.values(), key=lambda each: (each[0], str(each[2])))[:MOST]
    return tuple(Around(words=words, name=str(other), born=other.date_of_birth) for _, words, other in nearest)


def _said(facts: Iterable[Fact], person: UUID, kind: str) -> tuple[Said, ...]:
    sources: dict[str, list[tuple[str, date]]] = {}
    for fact in facts:
        if fact.person_id == person and fact.kind == kind:
            value = _shown(kind, fact.value)
            sources.setdefault(value, []).append((TITLES.get(fact.feed, fact.feed), fact.as_of))
    return tuple(Said(value=value, sources=tuple(said)) for value, said in sources.items())


def _shown(kind: str, value: str) -> str:
    if kind == "name":
        return shown_name(value)
    if kind in DAYS:
        return day_in_words(date.fromisoformat(value))
    return SEXES.get(value, value) if kind == "sex" else value


def _lived(homes: Iterable[Residence], person: UUID) -> tuple[Said, ...]:
    sources: dict[str, list[tuple[str, date]]] = {}
    for home in homes:
        if home.person_id == person:
            place = shown_place(home.address, home.postcode)
            sources.setdefault(place, []).append((TITLES.get(home.feed, home.feed), home.as_of))
    return tuple(Said(value=value, sources=tuple(said)) for value, said in sources.items())
