"""Police files taken in by several workers at once, beside the police's own system; and a worker killed half-way."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from onestory.access.rules.actors import the_system
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.take_in_notices import take_in_notices
from onestory.frontdoor.models import Addition, ContactChild, NoticedRow
from onestory.frontdoor.queries.cards import IncidentReceipt
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as
from tests.rooms.frontdoor.conftest import NOW, Door, founded
from tests.rooms.frontdoor.doors.police_files import ADA, ADA_BY_API, BEN, BEN_BY_API, DAN, Force, a_notice, asked_for
from tests.rooms.frontdoor.promises.test_at_once import all_at_once, standing
from tests.rooms.frontdoor.promises.test_interleavings_with_crashes import CUT_OFF, die, dying_at

HERE, THERE = "middlesbrough", "redcar"


@pytest.fixture
def hub(transactional_db: None, tmp_path: Path, settings: Any) -> Door:
    """Both councils take notices from files, and both have been brought the same one."""
    settings.DELIVERIES = tmp_path / "waiting"
    door = founded()
    for council in (HERE, THERE):
        with standing_as(the_clock(door, council)):
            asked_for(door, council=council)
            Force(door, tmp_path, council).brings(ADA, BEN, DAN)
    return door


def the_clock(hub: Door, council: str = HERE) -> Actor:
    """What runs by the clock for a council."""
    return the_system(council=hub.councils[council], council_code=council)


def look(actor: Actor) -> int:
    return take_in_notices(actor=actor, now=NOW)


def told(actor: Actor) -> IncidentReceipt:
    """The police's own system tells of the same notice."""
    return receive_incident(actor=actor, now=NOW, **a_notice(ADA_BY_API, BEN_BY_API))


def children(hub: Door) -> list[str]:
    """Who has a contact, at either council."""
    found: list[str] = []
    for council in (HERE, THERE):
        with standing_as(the_clock(hub, council)):
            found += ContactChild.objects.values_list("given_name", flat=True)
    return sorted(found)


def test_several_workers_and_the_polices_own_system_at_once_make_one_contact_a_child(hub: Door) -> None:
    with standing_as(the_clock(hub)):
        police = hub.partner("police")
    machine = replace(police, permissions=frozenset({"contact.submit"}), grants=frozenset())
    acts: list[Callable[[], Any]] = [
        lambda: standing(the_clock(hub), look),
        lambda: standing(the_clock(hub, THERE), look),
        lambda: standing(machine, told),
    ] * 2
    done = all_at_once(acts)
    assert not [each for each in done if isinstance(each, Exception)]
    assert children(hub) == ["Ada", "Ben"]
    first, second = (each for each in done if isinstance(each, IncidentReceipt))
    assert {one.reference for one in first.receipts} == {one.reference for one in second.receipts}


@pytest.mark.parametrize("at", [9, 50, 110, "before the commit"])
def test_a_worker_killed_half_way_loses_and_doubles_nothing(hub: Door, at: int | str) -> None:
    with pytest.raises(CUT_OFF), standing_as(the_clock(hub)) as actor:
        with connection.execute_wrapper(dying_at(at)) if isinstance(at, int) else nullcontext():
            look(actor)
        die()
    connection.close()
    assert children(hub) == []
    for council in (HERE, THERE, HERE):
        with standing_as(the_clock(hub, council)) as actor:
            look(actor)
    assert children(hub) == ["Ada", "Ben"]
    with standing_as(the_clock(hub)):
        rows = NoticedRow.objects.filter(council_id=hub.councils[HERE]).count()
        assert (rows, Addition.objects.count()) == (3, 0)
