"""A call written down: its key, its time, the night, danger, and what no contact can be without."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onestory.access.actions.found_hub import found_hub
from onestory.councils.rules.founding import NewCouncil
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.doors.submit_referral import FormProblems
from onestory.frontdoor.models import Contact, Submission
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, Conflict, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import CALLED, NOW, Door

NIGHT = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


def test_a_call_becomes_a_contact_recorded_by_whoever_took_it(hub: Door) -> None:
    reference = hub.called()
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert (page.channel, page.recorded_by) == ("phone", "Contact-Officer Social-Care Middlesbrough")
    assert not page.referrer.has_account


def test_the_same_key_and_words_ten_times_is_one_contact(hub: Door) -> None:
    assert len({hub.called(key="k") for _ in range(10)}) == 1
    assert Contact.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(hub: Door) -> None:
    hub.called(key="k")
    with pytest.raises(Conflict, match="key of its own"):
        hub.called(key="k", worry="Something else.")
    assert Contact.objects.count() == 1


def test_another_persons_key_is_not_mine(hub: Door) -> None:
    first = hub.called(key="k")
    other = hub.actor("contact-officer", name="another")
    second = record_phone_contact(actor=other, answers=CALLED, key="k", now=NOW)
    assert second.reference != first


def test_what_was_taken_down_on_paper_keeps_its_own_time(hub: Door) -> None:
    reference = hub.called(channel="paper", received_on="2026-11-18", received_time="14:05")
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert page.received_at == datetime(2026, 11, 18, 14, 5, tzinfo=UTC)
    assert page.recorded_at == NOW
    assert page.clocks[0].standing == "overdue"


def test_a_call_cannot_have_come_in_the_future(hub: Door) -> None:
    officer = hub.here("contact-officer")
    with pytest.raises(BadInput, match="future"):
        record_phone_contact(actor=officer, answers=CALLED, key="k", received_at=NOW + timedelta(hours=1), now=NOW)


@pytest.mark.parametrize(
    ("at", "danger", "queue", "due"),
    [
        (NOW, "no", "front-door", "21 10:30"),
        (NOW, "yes", "front-door", "20 12:30"),
        (NIGHT, "no", "front-door", "21 23:30"),
        (NIGHT, "yes", "out-of-hours", "21 01:30"),
    ],
)
def test_danger_keeps_no_office_hours(hub: Door, at: Any, danger: Any, queue: Any, due: Any) -> None:
    reference = hub.called(now=at, immediate_danger=danger, danger="He is at the door.")
    hub.here("contact-officer")
    found = Contact.objects.get(reference=reference)
    assert found.queue == queue
    assert f"{found.due_at.astimezone(UTC):%d %H:%M}" == due
    assert found.team.code == queue


def test_a_caller_may_name_no_child(hub: Door) -> None:
    reference = hub.called(children=[], kind="advice")
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert page.children == ()
    assert page.kind_title == "Advice only"


def test_an_unfinished_call_is_refused_question_by_question(hub: Door) -> None:
    with pytest.raises(FormProblems) as found:
        hub.called(channel="")
    assert [problem.field for problem in found.value.problems] == ["channel"]


def test_a_referrer_cannot_record_for_somebody_else(hub: Door) -> None:
    with pytest.raises(NotPermitted, match="Record a contact"):
        record_phone_contact(actor=hub.here("referrer"), answers=CALLED, key="k", now=NOW)


def test_a_council_without_a_team_sends_nothing_and_says_whom_to_ring(hub: Door) -> None:
    new = NewCouncil(code="hartlepool", name="Hartlepool Council", la_code="805", front_door_phone="01632 960 500")
    found_hub(actor=hub.system(), code="south-tees", name="South Tees Hub", councils=[new], now=NOW)
    with pytest.raises(OutOfOrder, match=r"Nothing you wrote is lost\. Ring the front door on 01632 960 500"):
        hub.sent(hub.public(), council="hartlepool")


@pytest.mark.parametrize("column", ["queue = ''", "queue = 'nowhere'", "team_id = null", "due_at = null"])
def test_no_contact_can_be_without_a_queue_a_team_or_a_time(hub: Door, column: Any) -> None:
    hub.called()
    hub.system()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update frontdoor_contact set {column}")


def test_what_was_said_is_no_column_that_can_be_changed(hub: Door) -> None:
    hub.called()
    hub.here("hub-manager")
    for table, column in (("contact", "worry"), ("contactchild", "given_name"), ("submission", "answers")):
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"update frontdoor_{table} set {column} = {column}")
    assert Submission.objects.get().answers["worry"] == CALLED["worry"]
