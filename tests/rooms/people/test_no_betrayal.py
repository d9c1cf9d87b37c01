"""A search that names a place answers, and works, as if a shielded family were not in the index at all."""

from typing import Any

import pytest
from django.db import connection

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person
from onestory.people.queries import candidates
from onestory.people.rules.finding import Candidate
from tests.rooms.people.conftest import NOW, TODAY, World
from tests.rooms.people.told_rows import HEALTH, held, told_by

NEIGHBOURS = """
    9434765986 | ONEIL | PETRA | 19710607 | 2 | 15 High Street | Rotherham | S65 1AB | 07700900124 | Clifton Surgery | Dr Khan | 20140401 | | | H5
    9434766001 | BROWN | DONNA | 19900105 | 2 | 16 High Street | Rotherham | S65 1AB | 07700900125 | Clifton Surgery | Dr Khan | 20140401 | | | H6
"""  # noqa: E501
HEADING = HEALTH.strip().splitlines()[0]
OTHERS = "\n".join([HEADING, HEALTH.strip().splitlines()[4], NEIGHBOURS.strip()])
BY_PLACE: tuple[dict[str, Any], ...] = (
    {"postcode": "S65 1AB"},
    {"words": "kayleigh oneil s65"},
    {"given": "Kayleigh", "family": "Oneil", "postcode": "S65 1AB"},
    {"given": "Donna", "phone": "07700900123"},
    {"given": "Kaylegih", "family": "Onbeil", "postcode": "S65 9ZZ"},
    {"family": "Oneil", "address": "14 High Street"},
)


def answered(world: World, asked: dict[str, Any]) -> tuple[list[tuple[object, ...]], int]:
    """What a worker is shown, in order, and how often the drawer of shielded people was opened for it."""
    worker = world.worker()
    before = opened()
    found = candidates(viewer=worker, now=NOW, **asked)
    return [shown(candidate) for candidate in found], opened() - before


def shown(candidate: Candidate) -> tuple[object, ...]:
    said = tuple((reason.words, round(reason.weight, 6)) for reason in candidate.reasons)
    return candidate.name, candidate.address, candidate.weight, said


def opened() -> int:
    """How often this transaction has looked into the index in which shielded people stand."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_get_xact_numscans('people_lookup_shielded_keys'::regclass)")
        return int(cursor.fetchone()[0])


def test_a_place_in_the_search_leaves_no_trace_of_a_shielded_family(world: World) -> None:
    """Counts, order and weights are those of a council where the family never lived, and their rows are not touched."""
    link_council(
        actor=world.keeper(), council=world.council, now=NOW, source=held(told_by("health-registrations", OTHERS))
    )
    without = [answered(world, asked) for asked in BY_PLACE]
    everybody = held(told_by("health-registrations", "\n".join([HEALTH.strip(), NEIGHBOURS.strip()])))
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody)
    child = Person.objects.get(given_name="Kayleigh Anne").pk
    put_up_shield(actor=world.worker("hub-manager"), person=child, since=TODAY, why="Court order", now=NOW)
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody)
    assert Person.objects.filter(is_shielded=True).count() == 3
    assert [answered(world, asked) for asked in BY_PLACE] == without
    assert {times for _, times in without} == {0}
    assert answered(world, {"given": "Kayleigh", "family": "Oneil"})[1] > 0, "without a place the drawer is opened"


@pytest.mark.parametrize("column", ["postcode", "district", "door", "uprn", "phone", "email"])
def test_the_table_itself_refuses_a_shielded_place(owner_connection: Any, column: str) -> None:
    with pytest.raises(Exception, match="lookup_holds_no_shielded_place"):
        owner_connection.execute(
            f"insert into people_lookup (person_id, council, shielded, feeds, keys, {column})"
            " values (gen_random_uuid(), 1, true, '{}', '{}', 'x')"
        )
