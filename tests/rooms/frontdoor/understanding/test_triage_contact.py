"""Triage and recolouring: level and urgency apart, each with its reason; the clock in the council's own hours."""

from datetime import UTC, datetime
from typing import Any

import pytest

from onestory.frontdoor.actions.understanding.recolour import recolour
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Contact, Triage
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import NOW, Door

FRIDAY_LATE = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def test_level_and_urgency_are_two_judgements(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="4", brag="green", reason="Known plan.", now=NOW)
    page = contact(reference, viewer=worker, now=NOW)
    assert (page.state, page.level, page.brag) == ("triaged", "4", "green")
    [judged] = page.triages
    assert (judged.level_title, judged.brag_title, judged.reason) == ("4 Acute", "Green", "Known plan.")
    assert judged.by == worker.name


@pytest.mark.parametrize(
    ("at", "brag", "due"),
    [
        (NOW, "red", "Fri 20 12:30"),
        (NOW, "amber", "Fri 20 16:30"),
        (NOW, "green", "Wed 25 10:30"),
        (NOW, "blue", "Mon 23 10:30"),
        (FRIDAY_LATE, "red", "Fri 20 18:00"),
        (FRIDAY_LATE, "amber", "Mon 23 14:00"),
        (SATURDAY, "red", "Mon 23 11:00"),
        (SATURDAY, "amber", "Mon 23 15:00"),
    ],
)
def test_the_colours_clock_runs_in_the_hubs_hours_and_red_runs_on(hub: Door, at: Any, brag: Any, due: Any) -> None:
    hub.triaged(now=at, brag=brag)
    assert f"{Triage.objects.get().clock_due_at.astimezone(UTC):%a %d %H:%M}" == due


@pytest.mark.parametrize(
    ("hours", "brag", "due"),
    [
        ({"red": {"hours": 4}}, "red", "Fri 20 20:00"),
        ({"red": {"hours": 4, "out-of-hours": "pauses"}}, "red", "Mon 23 12:00"),
        ({"red": {"hours": 4, "out-of-hours": "runs-on"}}, "red", "Fri 20 20:00"),
        ({"red": {"hours": 4, "out-of-hours": "never-stops"}}, "red", "Fri 20 20:00"),
        ({"red": {"hours": 4}}, "amber", "Mon 23 14:00"),
    ],
)
def test_a_council_sets_its_own_hours_by_colour(hub: Door, hours: Any, brag: Any, due: Any) -> None:
    hub.set("brag-hours", hours)
    hub.triaged(now=FRIDAY_LATE, brag=brag)
    assert f"{Triage.objects.get().clock_due_at.astimezone(UTC):%a %d %H:%M}" == due


def test_a_council_sets_its_own_opening_hours(hub: Door) -> None:
    hub.set("hub-hours", {"friday": ["08:00", "20:00"], "saturday": ["10:00", "14:00"]})
    hub.triaged(now=FRIDAY_LATE, brag="amber")
    assert f"{Triage.objects.get().clock_due_at.astimezone(UTC):%a %d %H:%M}" == "Sat 21 12:00"


def test_the_other_councils_hours_are_not_mine(hub: Door) -> None:
    hub.set("brag-hours", {"amber": {"hours": 1}}, council="redcar")
    hub.triaged(brag="amber")
    assert f"{Triage.objects.get().clock_due_at.astimezone(UTC):%H:%M}" == "16:30"


def test_the_next_act_is_never_due_after_a_decision_that_can_be_in_time(hub: Door) -> None:
    hub.triaged(brag="green")
    found = Contact.objects.get()
    assert found.due_at == found.decide_by


def test_recolouring_keeps_the_earlier_judgement(hub: Door) -> None:
    reference = hub.triaged(brag="green")
    worker = hub.here("screening-social-worker")
    recolour(actor=worker, reference=reference, brag="red", reason="Police: he is bailed to the house.", now=NOW)
    page = contact(reference, viewer=worker, now=NOW)
    assert [(each.brag, each.level) for each in page.triages] == [("green", "3"), ("red", "3")]
    assert f"{Contact.objects.get().due_at.astimezone(UTC):%H:%M}" == "12:30"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"brag": "amber"}, "has already"),
        ({"brag": "purple"}, "red, amber, green or blue"),
        ({"level": "5"}, "from 1 to 4"),
        ({"brag": "red", "reason": " "}, "Say why"),
    ],
)
def test_a_change_is_a_change_with_a_reason(hub: Door, changed: Any, says: Any) -> None:
    reference = hub.triaged(brag="amber")
    with pytest.raises(BadInput, match=says):
        recolour(
            actor=hub.here("screening-social-worker"),
            reference=reference,
            now=NOW,
            **{"reason": "New facts.", **changed},
        )
    assert Triage.objects.count() == 1


def test_a_contact_is_triaged_once_and_then_recoloured(hub: Door) -> None:
    reference = hub.triaged()
    with pytest.raises(OutOfOrder, match="You cannot triage a contact that is triaged"):
        triage_contact(
            actor=hub.here("screening-social-worker"), reference=reference, level="2", brag="blue", reason="x", now=NOW
        )


def test_a_new_contact_is_triaged_before_it_is_recoloured(hub: Door) -> None:
    reference = hub.called()
    with pytest.raises(OutOfOrder, match=r"From here you can .* triage"):
        recolour(actor=hub.here("screening-social-worker"), reference=reference, brag="red", reason="x", now=NOW)


def test_a_contact_officer_does_not_triage(hub: Door) -> None:
    reference = hub.called()
    with pytest.raises(NotPermitted, match="Ask a screening social worker"):
        triage_contact(
            actor=hub.here("contact-officer"), reference=reference, level="2", brag="blue", reason="x", now=NOW
        )


def test_the_councils_own_wording_of_a_level_is_shown(hub: Door) -> None:
    hub.set("level-wording", {"3": "Needs a plan from several of us."})
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    assert contact(reference, viewer=worker, now=NOW).triages[0].level_words == "Needs a plan from several of us."
