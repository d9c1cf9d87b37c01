"""Who may be near to whom: staff's declared kin, homes, surnames, cases that ended. For those who weigh looks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef
from django.db.models.functions import Lower

from onestory.calendars.instants import london_date
from onestory.people.models import Fact, Kin, Person, Residence, Working
from onestory.walls.actor import Actor

SELF = "self"


@dataclass(frozen=True, kw_only=True)
class Homes:
    """Where somebody lives or lived, as any source gives it."""

    places: frozenset[str] = frozenset()
    postcodes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What one member of staff declared: themselves in the index, and their relatives."""

    own: frozenset[UUID] = frozenset()
    kin: frozenset[UUID] = frozenset()


def declared_kin(*, viewer: Actor) -> dict[int, Declared]:
    """Of everybody at work for the viewer's council. The database shows it to the system and to keepers of staff."""
    own: dict[int, set[UUID]] = defaultdict(set)
    kin: dict[int, set[UUID]] = defaultdict(set)
    for user, person, kind in Kin.objects.filter(council_id=viewer.council).values_list("user_id", "person_id", "kind"):
        kin[user].add(person)
        if kind == SELF:
            own[user].add(person)
    return {user: Declared(own=frozenset(own[user]), kin=frozenset(people)) for user, people in kin.items()}


def homes_of(people: Iterable[UUID], *, viewer: Actor) -> dict[UUID, Homes]:
    """Every home of these people that a shield does not hide: a sign must not tell a reviewer where somebody is."""
    places: dict[UUID, set[str]] = defaultdict(set)
    postcodes: dict[UUID, set[str]] = defaultdict(set)
    rows = Residence.objects.filter(person_id__in=list(people), council_id=viewer.council, hidden=False)
    for person, place, postcode in rows.values_list("person_id", "place", "postcode"):
        places[person].add(place)
        postcodes[person].update({postcode} - {""})
    return {
        person: Homes(places=frozenset(found), postcodes=frozenset(postcodes[person]))
        for person, found in places.items()
    }


def surnames_of(people: Iterable[UUID], *, viewer: Actor) -> dict[UUID, frozenset[str]]:
    """Every surname that any source gives these people, in small letters."""
    wanted = list(people)
    found: dict[UUID, set[str]] = defaultdict(set)
    for person, family in Person.objects.filter(pk__in=wanted).values_list("pk", Lower("family_name")):
        found[person].add(family)
    names = Fact.objects.filter(person_id__in=wanted, kind__in=("name", "former-name"))
    for person, name in names.values_list("person_id", Lower("value")):
        found[person].add(name.split()[-1] if name.split() else "")
    return {person: frozenset(each - {""}) for person, each in found.items()}


def cases_ended(users: Iterable[int], *, viewer: Actor) -> dict[int, dict[str, date]]:
    """Whom each of these worked with, and no longer does, and since when."""
    still = Working.objects.filter(person_id=OuterRef("person_id"), user_id=OuterRef("user_id"), ended_at=None)
    ended = Working.objects.filter(user_id__in=list(users), council_id=viewer.council, ended_at__isnull=False)
    rows = ended.filter(~Exists(still)).values_list("user_id", "person_id").annotate(last=Max("ended_at"))
    found: dict[int, dict[str, date]] = defaultdict(dict)
    for user, person, last in rows:
        found[user][str(person)] = london_date(last)
    return found


def shares_of_surnames(*, viewer: Actor) -> dict[str, float]:
    """Which part of the council's people has each surname."""
    people = Person.objects.filter(council_id=viewer.council, retired_at=None)
    counted = dict(people.values_list(Lower("family_name")).annotate(times=Count("pk")).order_by())
    every = sum(counted.values()) or 1
    return {name: times / every for name, times in counted.items()}
