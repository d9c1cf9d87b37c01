"""Control totals: what was acknowledged at each door is there, and when it is not, somebody is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.db.utils import ProgrammingError

from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.doors.count_doors import count_doors
from onestory.frontdoor.models import DoorCount
from onestory.frontdoor.queries.doors.doors import doors
from onestory.frontdoor.rules.reconciling import to_count
from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door

QUARTER_PAST = datetime(2026, 11, 20, 10, 46, tzinfo=UTC)  # NOW is 10:30: the first instant of the quarter counted


def clock(hub: Door) -> Actor:
    """What runs by the clock."""
    actor = the_system(council=hub.councils["middlesbrough"], council_code="middlesbrough", purpose="front-door")
    stand(actor)
    return actor


@pytest.mark.parametrize(("minute", "until"), [(30, 15), (31, 30), (45, 30), (46, 45), (0, 45), (1, 0)])
def test_a_quarter_is_counted_once_it_has_settled_for_a_minute(minute: int, until: int) -> None:
    now = datetime(2026, 11, 20, 10, minute, 30 if minute == 1 else 0, tzinfo=UTC)
    assert to_count(now, counted=None)[1].minute == until


def test_what_was_acknowledged_and_is_there_reconciles_door_by_door(hub: Door) -> None:
    hub.called()
    hub.called(key="call-2", channel="letter")
    hub.sent(hub.public())
    assert count_doors(actor=clock(hub), now=QUARTER_PAST) == 0
    found = doors(viewer=hub.here("hub-manager"), now=QUARTER_PAST)
    assert [(row.door, row.acknowledged, row.kept) for row in found.rows] == [
        ("letter", 1, 1),
        ("phone", 1, 1),
        ("web-form", 1, 1),
    ]
    assert (found.reconciles, found.is_late) == (True, False)


def test_a_receipt_for_what_is_not_there_is_seen(hub: Door) -> None:
    system = clock(hub)
    said = {"act": "contact.receive", "subject_kind": "contact", "actor": system, "now": NOW}
    note(subject="MID-GONE-GONE", detail={"door": "api"}, **said)  # type: ignore[arg-type]
    assert count_doors(actor=system, now=QUARTER_PAST) == 1
    found = doors(viewer=hub.here("hub-manager"), now=QUARTER_PAST)
    assert (found.missing, found.reconciles) == (("MID-GONE-GONE",), False)
    assert [(row.door, row.acknowledged, row.kept) for row in found.rows] == [("api", 1, 0)]


def test_counting_twice_keeps_the_first_count(hub: Door) -> None:
    hub.called()
    for minutes in (0, 3):
        count_doors(actor=clock(hub), now=QUARTER_PAST + timedelta(minutes=minutes))
    assert DoorCount.objects.count() == 2  # the phone, and all doors together


def test_a_quarter_in_which_nothing_came_is_counted_too_and_no_count_is_seen(hub: Door) -> None:
    assert doors(viewer=hub.here("hub-manager"), now=NOW).is_late
    count_doors(actor=clock(hub), now=NOW)
    manager = hub.here("hub-manager")
    assert not doors(viewer=manager, now=NOW).is_late
    assert doors(viewer=manager, now=NOW + timedelta(hours=1)).is_late


def test_quarters_in_which_the_hub_was_down_are_counted_when_it_is_back(hub: Door) -> None:
    """And what does not reconcile is shown, though it came days ago: nobody could have seen it before."""
    system, gone_at = clock(hub), NOW + timedelta(minutes=20)
    assert count_doors(actor=system, now=NOW) == 0
    hub.called()
    stand(system)
    said = {"act": "contact.receive", "subject_kind": "contact", "actor": system, "now": gone_at}
    note(subject="MID-GONE-GONE", detail={"door": "api"}, **said)  # type: ignore[arg-type]
    back = NOW + timedelta(days=3)
    assert count_doors(actor=system, now=back) == 1
    whole = DoorCount.objects.filter(door="").order_by("from_at").values_list("from_at", "acknowledged", "kept")
    assert list(whole) == [
        (NOW - timedelta(minutes=30), 0, 0),
        (NOW, 1, 1),
        (NOW + timedelta(minutes=15), 1, 0),
        (back - timedelta(minutes=30), 0, 0),
    ]
    assert count_doors(actor=system, now=back) == 0
    shown = doors(viewer=hub.here("hub-manager"), now=back)
    assert (shown.missing, shown.unspoken, shown.is_late) == (("MID-GONE-GONE",), (), False)


def test_a_council_that_was_never_counted_is_counted_from_a_day_back(hub: Door) -> None:
    hub.called()
    assert count_doors(actor=clock(hub), now=NOW + timedelta(hours=3)) == 0
    counted = DoorCount.objects.exclude(door="").values_list("door", "from_at", "acknowledged", "kept")
    assert list(counted) == [("phone", NOW, 1, 1)]


def test_managers_are_told_without_a_name_or_a_reference(hub: Door) -> None:
    hub.here("hub-manager", name="helen")
    system = clock(hub)
    said = {"act": "contact.receive", "subject_kind": "contact", "actor": system, "now": NOW}
    note(subject="MID-GONE-GONE", detail={"door": "api"}, **said)  # type: ignore[arg-type]
    assert rounds.count(now=QUARTER_PAST) == 1
    assert rounds.count(now=QUARTER_PAST) == 0
    rounds.post(now=QUARTER_PAST, sender=ByMail(), hub="")
    (letter,) = mail.outbox
    assert "does not reconcile" in letter.subject
    assert "MID-GONE" not in f"{letter.subject} {letter.body}"


def test_nobody_but_the_clock_writes_a_count_and_nobody_changes_one(hub: Door) -> None:
    count_doors(actor=clock(hub), now=NOW)
    hub.here("hub-manager")
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("update frontdoor_doorcount set kept = 0")
