"""The night: urgent contacts come while the door is shut, and no one of them is nobody's in the morning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.night.hand_to_morning import hand_to_morning
from onestory.frontdoor.actions.night.open_night import open_night
from onestory.frontdoor.actions.night.take_up_morning import take_up_morning
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Contact, Escalation, MorningHandover
from onestory.frontdoor.queries.cards.night import NightPage
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.rules.night import ForMorning
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted, OutOfOrder
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import Door

DANGER = {"immediate_danger": "yes", "danger": "He is at the door."}
HOURS = {day: ["09:00", "17:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}
RULES = {
    "red": {"hours": 2, "out-of-hours": "never-stops"},
    "amber": {"hours": 6, "out-of-hours": "runs-on"},
    "green": {"hours": 8, "out-of-hours": "pauses"},
}
AUTUMN = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 in the summer's time; half an hour later it is 01:00 again
SPRING = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)  # 00:30; half an hour later it is 02:00


def night_worker(hub: Door) -> Actor:
    """Who is on duty while the office sleeps."""
    return hub.here("emergency-duty")


def judged(hub: Door, reference: str, brag: str, now: datetime) -> datetime:
    """The night takes a contact and colours it: when its clock runs out."""
    worker = night_worker(hub)
    take_contact(actor=worker, reference=reference, now=now)
    triage_contact(actor=worker, reference=reference, level="4", brag=brag, reason="At once.", now=now)
    return Contact.objects.get(reference=reference).triages.get().clock_due_at


def handed(hub: Door, reference: str, now: datetime) -> UUID:
    """The night has said of a contact what was done and what is next."""
    given = ForMorning(reference=reference, done="Police stayed until he left.", first="See her at her gran's.")
    worker = night_worker(hub)
    hand_to_morning(actor=worker, given=[given], now=now)
    return MorningHandover.objects.get(contact__reference=reference, taken_at__isnull=True).pk


def seen(hub: Door, role: str, now: datetime) -> NightPage:
    """The page as somebody opens it."""
    return open_night(actor=hub.here(role), now=now)


@pytest.mark.parametrize(
    ("now", "shut", "opens", "due"),
    [
        (
            AUTUMN,
            datetime(2026, 10, 23, 16, tzinfo=UTC),
            datetime(2026, 10, 26, 9, tzinfo=UTC),
            {"red": AUTUMN + timedelta(hours=2), "amber": (26, 15), "green": (26, 17)},
        ),
        (
            SPRING,
            datetime(2027, 3, 25, 17, tzinfo=UTC),
            datetime(2027, 3, 30, 8, tzinfo=UTC),  # Good Friday to Easter Monday
            {"red": SPRING + timedelta(hours=2), "amber": (30, 14), "green": (30, 16)},
        ),
    ],
    ids=["25 October 2026", "28 March 2027"],
)
def test_a_night_on_which_the_clocks_change_keeps_the_councils_own_rule(
    hub: Door, now: datetime, shut: datetime, opens: datetime, due: dict[str, Any]
) -> None:
    hub.set("hub-hours", HOURS)
    hub.set("brag-hours", RULES)
    hub.called(now=shut - timedelta(minutes=1), key="by-day")
    calm = hub.called(now=now, key="calm")
    coloured = {}
    for brag, limit in due.items():
        reference = hub.called(now=now, key=brag, **DANGER)
        right = limit if isinstance(limit, datetime) else now.replace(day=limit[0], hour=limit[1], minute=0)
        assert judged(hub, reference, brag, now) == right
        coloured[reference] = right
    page = seen(hub, "emergency-duty", now + timedelta(minutes=40))
    assert (page.shut_at, page.opens_at, page.is_open) == (shut, opens, False)
    assert {row.reference for row in page.came} == {calm, *coloured}
    assert {row.reference for row in page.to_hand} == set(coloured)
    assert {act.reference: act.due_at for act in page.acts} == coloured
    assert [act.allows for act in page.acts] == ["2 hours", "6 hub hours, running on once started", "8 hub hours"]
    in_the_morning = seen(hub, "hub-manager", opens + timedelta(minutes=5))
    assert (in_the_morning.shut_at, in_the_morning.is_open) == (shut, True)
    assert {row.reference for row in in_the_morning.came} == {calm, *coloured}


def test_a_contact_handed_over_stays_the_nights_until_the_day_takes_it_up(hub: Door) -> None:
    reference = hub.called(now=AUTUMN, **DANGER)
    judged(hub, reference, "red", AUTUMN)
    morning = handed(hub, reference, AUTUMN + timedelta(hours=4))
    night, officer = night_worker(hub), hub.here("contact-officer")
    row = Contact.objects.get(reference=reference)
    assert (row.queue, row.owner_id) == ("out-of-hours", night.user)
    assert board(viewer=officer, now=AUTUMN).from_the_night == 1
    with pytest.raises(OutOfOrder, match="yourself"):
        take_up_morning(actor=night_worker(hub), handover=morning, now=AUTUMN)
    hub.again(officer)
    at_nine = datetime(2026, 10, 26, 9, 5, tzinfo=UTC)
    assert take_up_morning(actor=officer, handover=morning, now=at_nine) == reference
    row.refresh_from_db()
    assert (row.queue, row.owner_id, row.handed_at) == ("front-door", officer.user, at_nine)
    assert "taken up from the night" in row.assignments.values_list("reason", flat=True)
    page = seen(hub, "contact-officer", at_nine)
    assert (page.waiting, page.to_hand) == ((), ())
    assert [(one.reference, one.taken_at, one.first) for one in page.taken] == [
        (reference, at_nine, "See her at her gran's.")
    ]
    with pytest.raises(Conflict, match="has taken this up already"):
        take_up_morning(actor=hub.here("hub-manager"), handover=morning, now=at_nine)


def test_both_what_was_done_and_what_comes_first_are_said_and_once(hub: Door) -> None:
    reference = hub.called(now=AUTUMN, **DANGER)
    with pytest.raises(BadInput, match="at least one"):
        hand_to_morning(actor=night_worker(hub), given=[], now=AUTUMN)
    half = ForMorning(reference=reference, done="Rang.", first=" ")
    with pytest.raises(BadInput, match="say both"):
        hand_to_morning(actor=night_worker(hub), given=[half], now=AUTUMN)
    handed(hub, reference, AUTUMN)
    with pytest.raises(Conflict, match="already"):
        handed(hub, reference, AUTUMN)


def test_what_the_day_has_not_taken_up_in_its_first_hour_is_raised_once(hub: Door) -> None:
    hub.set("hub-hours", HOURS)
    said, unsaid = (hub.called(now=AUTUMN, key=key, **DANGER) for key in ("said", "unsaid"))
    for reference in (said, unsaid):
        take_contact(actor=night_worker(hub), reference=reference, now=AUTUMN)
    handed(hub, said, AUTUMN)
    due = datetime(2026, 10, 26, 10, tzinfo=UTC)
    for now in (due, due + timedelta(minutes=1), due + timedelta(minutes=2)):
        escalate_overdue(actor=hub.system(), now=now)
        raised = Escalation.objects.filter(kind="night-not-taken-up")
        assert {each.contact.reference for each in raised} == ({said, unsaid} if now > due else set())
        assert [each.due_at for each in raised] == ([due, due] if now > due else [])


def test_reading_a_night_is_a_sight_and_the_walls_keep_its_words_as_they_were(hub: Door) -> None:
    reference = hub.called(now=AUTUMN, **DANGER)
    person = hub.person()
    hub.matched(reference, person)
    morning = handed(hub, reference, AUTUMN)
    seen(hub, "contact-officer", AUTUMN)
    hub.system()
    assert [each.person_id for each in AuditEvent.objects.filter(act="contact.night")] == [person]
    for stranger in (hub.there("hub-manager"), hub.partner("police"), hub.here("referrer")):
        hub.again(stranger)
        assert not MorningHandover.objects.exists()
    with pytest.raises(NotFound):
        take_up_morning(actor=hub.there("hub-manager"), handover=morning, now=AUTUMN)
    with pytest.raises(NotPermitted):
        open_night(actor=hub.here("referrer"), now=AUTUMN)
    hub.here("contact-officer")
    with pytest.raises(DatabaseError), transaction.atomic():
        MorningHandover.objects.update(done="Nothing happened.")
    night = night_worker(hub)
    hub.here("contact-officer")
    with pytest.raises(DatabaseError), transaction.atomic():
        MorningHandover.objects.update(taken_by_id=night.user, taken_at=AUTUMN)
