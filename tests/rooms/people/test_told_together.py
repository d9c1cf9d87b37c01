"""Whom one police notice names beside one another are two people in the index, on a first run and on the next."""

from __future__ import annotations

from datetime import timedelta

from onestory.people.actions.indexing.index_council import index_council
from onestory.people.index.linking import identities_of, identity_frame
from onestory.people.index.taking_in import Held
from onestory.people.models import Person
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, everybody, held, told_by

HEADING = "NICHE_ID | OCCURRENCE_NO | OCCURRED_AT | ROLE | SURNAME | FORENAMES | DOB | SEX | ADDRESS | POSTCODE"
FIRST, LAST = "ABCDEFGHIKLMNOPRSTUV", "BDFGKLMNPRSTVW"
TENANCY = """
    Tenancy Ref | Person Ref | First Name | Last Name | Date of Birth | Relationship to Tenant | Address | Postcode
    T1 | P1 | Donna | Oneil | 1990-01-05 | Tenant | 14 High Street | S65 1AB
"""
HOME = "M | 50 Vine Street | S65 3RC"


def notices(*own: str) -> Held:
    """A notice of two people each for sixty homes, and each once more; and these lines."""
    others = [
        f"N{n} | 15/{n // 2}/{again} | 01/11/2026 21:40 | Child present | {LAST[n % 14]}ELLWOOD | {FIRST[n % 20]}ORA |"
        f" 1{n % 10}/0{n % 9 + 1}/{1950 + n // 2} | F | {n + 1} Mill Lane | S6{n % 7} {n % 9}AB"
        for n in range(120)
        for again in (1, 2)
    ]
    return held(told_by("health-registrations", HEALTH), told_by("police-notices", "\n".join([HEADING, *others, *own])))


def indexed(world: World, source: Held, *, days: int = 0) -> int:
    """How many people called Perkins there are once this is taken in."""
    index_council(actor=world.keeper(), council=world.council, now=NOW + timedelta(days=days), source=source)
    world.keeper()
    return Person.objects.filter(family_name="Perkins", retired_at=None).count()


FATHER = f"N901 | 14/9 | 01/11/2026 21:40 | Suspect | PERKINS | OSIAN | 03/05/1992 | {HOME}"
SON = f"N902 | 14/9 | 01/11/2026 21:40 | Child present | PERKINS | OSIAN | | {HOME}"
SON_ELSEWHERE = SON.replace("14/9", "14/8")


def test_a_father_and_a_son_of_one_name_are_two_where_one_notice_names_both(world: World) -> None:
    assert indexed(world, notices(FATHER, SON)) == 2


def test_of_two_notices_they_are_one(world: World) -> None:
    assert indexed(world, notices(FATHER, SON_ELSEWHERE)) == 1


def test_a_run_over_what_has_changed_knows_of_it_too(world: World) -> None:
    assert indexed(world, notices(FATHER)) == 1
    assert indexed(world, notices(FATHER, SON), days=1) == 2


def test_linkage_is_told_which_notice_and_which_tenancy_names_somebody_and_of_nobody_else(world: World) -> None:
    parts = (*everybody().held, told_by("housing-tenancies", TENANCY))
    index_council(actor=world.keeper(), council=world.council, now=NOW, source=held(*parts))
    world.keeper()
    frame = identity_frame(world.council)
    told = dict(frame.drop_nulls("told_with").select("source", "told_with").iter_rows())
    assert told == {"police-notices": "incident 14/1", "housing-tenancies": "household T1"}
    some = frame.filter(frame["source"].is_in(["police-notices", "health-registrations"]))["record_id"].to_list()
    again = identities_of(world.council, some)
    assert sorted(again["record_id"]) == sorted(some)
    assert again["told_with"].drop_nulls().to_list() == ["incident 14/1"]
