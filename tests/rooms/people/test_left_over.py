"""A child joined by exclusion is one in the index too, on a first run and on the next, and its history says how."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.people.index.taking_in import Held
from onestory.people.models import Link
from onestory.people.rules.history import BY_EXCLUSION
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, held, told_by

FIRST, LAST = "ABCDEFGHIKLMNOPRSTUV", "BDFGKLMNPRSTVW"
TENANCIES = (
    "Tenancy Ref | Person Ref | First Name | Last Name | Date of Birth | Relationship to Tenant | Address | Postcode"
)
NAMED = "T900 | P900 | Helen | Thompson | | Dependant | 14 High Street | S65 1AB"
TENANT = "T900 | P901 | Donna | Oneil | 1990-01-05 | Tenant | 14 High Street | S65 1AB"
BABY = (
    " | ROBEL | BABY | 20261110 | 9 | 14 High Street | Rotherham | S65 1AB | | Clifton Surgery | | | 9434765870 | | H9"
)
RECORD = "housing-tenancies/people/T900|P900"


def homes(*own: str, health: str = BABY) -> Held:
    """Sixty couples in tenancies, and these; and health's register with this line more."""
    others = [
        f"T{n // 2} | P{n} | {FIRST[n % 20]}ora | {LAST[n % 14]}ellwood | {1930 + n // 2}-0{n % 9 + 1}-1{n % 10} |"
        f" Tenant | {n // 2 + 1} Mill Lane | S6{n % 7} {n % 9}AB"
        for n in range(120)
    ]
    births = "\n".join(
        f" | {LAST[n % 14]}ELLIS | ALED | 202611{12 - n:02} | 1 | {n + 300} Mill Lane | Rotherham | S60 1AB | |"
        f" Clifton Surgery | | | | | B{n}"
        for n in range(5)
    )
    lines = "\n".join((HEALTH.rstrip(), births, health))
    return held(
        told_by("health-registrations", lines), told_by("housing-tenancies", "\n".join([TENANCIES, *others, *own]))
    )


def link_of(world: World) -> Link:
    world.keeper()
    return Link.objects.get(council_id=world.council, record=RECORD, closed_at=None)


def taken_in(world: World, source: Held, *, days: int = 0) -> set[str]:
    """The records of whoever the tenancy calls Helen, once this is taken in."""
    index_council(actor=world.keeper(), council=world.council, now=NOW + timedelta(days=days), source=source)
    person = link_of(world).person_id
    return {
        record.rsplit("/", 1)[1]
        for record in Link.objects.filter(person_id=person, closed_at=None).values_list("record", flat=True)
    }


def test_the_name_in_a_tenancy_that_fits_nobody_is_the_baby_of_that_home_and_its_history_says_so(world: World) -> None:
    assert taken_in(world, homes(NAMED, TENANT)) == {"T900|P900", "H9"}
    link = link_of(world)
    assert link.by_exclusion
    history = look_into_history(actor=world.worker("hub-manager"), person=link.person_id, now=NOW)
    assert BY_EXCLUSION in {each.because for each in history.held}
    assert BY_EXCLUSION in {each.because for line in history.lines for each in line.moved}


@pytest.mark.parametrize("born", ["20261110", "20261117"], ids=["before the first run", "after it"])
def test_a_run_over_what_has_changed_joins_a_baby_who_is_told_of_later(world: World, born: str) -> None:
    assert taken_in(world, homes(NAMED, TENANT, health="")) == {"T900|P900"}
    assert taken_in(world, homes(NAMED, TENANT, health=BABY.replace("20261110", born)), days=10) == {"T900|P900", "H9"}
    assert taken_in(world, homes(NAMED, NAMED.replace("P900 | Helen", "P902 | Ruta"), TENANT), days=11) == {"T900|P900"}
