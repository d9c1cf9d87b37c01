"""Professional disagreement: four stages, each answered or taken up with reasons and by when, and how it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from onestory.frontdoor.actions.disagreeing.answer_disagreement import answer_disagreement
from onestory.frontdoor.actions.disagreeing.close_disagreement import close_disagreement
from onestory.frontdoor.actions.disagreeing.escalate_disagreement import escalate_disagreement
from onestory.frontdoor.actions.disagreeing.open_disagreement import open_disagreement
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.actions.disagreeing.settle_disagreement import settle_disagreement
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.models import Disagreement, Escalation
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements, disagreements_waiting
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted, OutOfOrder
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door

SAID: dict[str, Any] = {
    "topic": "not-enough",
    "issue": "An assessment alone leaves her there tonight.",
    "wants": "A strategy meeting.",
}
MONDAY_NIGHT = datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)


def by_police(hub: Door, **said: Any) -> UUID:
    """The police disagree about a request put to them."""
    _, [request] = hub.asked("police")
    return raise_disagreement(actor=hub.partner("police"), reference=request, now=NOW, **{**SAID, **said})


def answered(hub: Door, row: UUID, actor: Actor, *, given_by: str = "", now: datetime = NOW) -> None:
    """It stands, says the other side."""
    answer_disagreement(
        actor=hub.again(actor), disagreement=row, stance="stands", words="A visit is today.", given_by=given_by, now=now
    )


def test_a_partner_raises_one_and_the_hub_has_a_working_day_to_answer(hub: Door) -> None:
    row = by_police(hub)
    worker = hub.here("screening-social-worker")
    [waiting] = disagreements_waiting(viewer=worker, now=NOW)
    assert (waiting.id, waiting.stage, waiting.agency_name, waiting.due_at) == (
        row,
        1,
        "Teesside Police",
        MONDAY_NIGHT,
    )
    assert waiting.about == "Ada Bell and 1 other"
    assert disagreements_waiting(viewer=hub.partner("police"), now=NOW) == []


def test_it_is_on_the_contacts_page(hub: Door) -> None:
    by_police(hub)
    hub.system()
    reference = Disagreement.objects.get().contact.reference
    page = contact(reference, viewer=hub.here("hub-manager"), now=NOW)
    assert [(one.topic_title, one.waits_for_me) for one in page.disagreements] == [
        ("What was decided does not keep the child safe enough", True)
    ]


def test_a_council_sets_its_own_days(hub: Door) -> None:
    hub.set("disagreement-days", {"1": 3})
    by_police(hub)
    hub.system()
    assert Disagreement.objects.get().due_at == MONDAY_NIGHT + timedelta(days=2)


def test_days_that_are_no_days_fall_back_on_what_is_declared(hub: Door) -> None:
    hub.set("disagreement-days", {"1": "soon"})
    by_police(hub)
    hub.system()
    assert Disagreement.objects.get().due_at == MONDAY_NIGHT


def test_a_referrer_disagrees_with_the_outcome_and_is_content_with_the_answer(hub: Door) -> None:
    tom = hub.actor("referrer")
    reference = hub.sent(tom)
    row = raise_disagreement(actor=hub.again(tom), reference=reference, now=NOW, **SAID)
    worker = hub.here("screening-social-worker")
    answer_disagreement(actor=worker, disagreement=row, stance="changed", words="You are right.", now=NOW)
    hub.again(tom)
    page = open_disagreement(actor=tom, disagreement=row, now=NOW)
    assert [step.title for step in page.steps] == ["Raised", "Answered: You are right: we change it"]
    assert page.row.waits_for_me
    settle_disagreement(actor=tom, disagreement=row, settled="changed", now=NOW)
    [closed] = disagreements(viewer=tom, now=NOW)
    assert (closed.state, closed.settled_title) == ("closed", "What was decided or done was changed")


def test_it_goes_up_four_stages_and_ends_with_the_dissent_kept(hub: Door) -> None:
    row = by_police(hub)
    police = hub.partner("police")
    answered(hub, row, hub.here("screening-social-worker"))
    for stage, who in ((2, "hub-manager"), (3, "emergency-duty"), (4, "hub-manager")):
        escalate_disagreement(actor=hub.again(police), disagreement=row, why=f"Not enough ({stage}).", now=NOW)
        answered(hub, row, hub.here(who), given_by="Ann Lund, Assistant Director" if stage > 2 else "")
    with pytest.raises(OutOfOrder, match="last stage"):
        escalate_disagreement(actor=hub.again(police), disagreement=row, why="Still not.", now=NOW)
    close_disagreement(actor=hub.here("hub-manager"), disagreement=row, words="Both write to the chair.", now=NOW)
    hub.system()
    closed = Disagreement.objects.get()
    assert (closed.stage, closed.state, closed.settled) == (4, "closed", "dissent")
    assert list(closed.steps.values_list("kind", "stage")) == [
        ("raised", 1),
        ("answered", 1),
        ("escalated", 2),
        ("answered", 2),
        ("escalated", 3),
        ("answered", 3),
        ("escalated", 4),
        ("answered", 4),
        ("closed", 4),
    ]


def test_whoever_answered_at_one_stage_does_not_answer_at_the_next(hub: Door) -> None:
    row = by_police(hub)
    manager = hub.here("hub-manager")
    answered(hub, row, manager)
    escalate_disagreement(actor=hub.partner("police"), disagreement=row, why="Not enough.", now=NOW)
    with pytest.raises(OutOfOrder, match="Another manager must answer"):
        answered(hub, row, manager)


def test_a_worker_does_not_answer_for_a_manager(hub: Door) -> None:
    row = by_police(hub)
    escalate_disagreement(actor=hub.partner("police"), disagreement=row, why="It is tonight.", now=NOW)
    with pytest.raises(OutOfOrder, match="for a manager or above"):
        answered(hub, row, hub.here("screening-social-worker"))


def test_from_the_third_stage_on_the_answer_names_whose_it_is(hub: Door) -> None:
    row = by_police(hub)
    for _ in range(2):
        escalate_disagreement(actor=hub.partner("police"), disagreement=row, why="It is tonight.", now=NOW)
    with pytest.raises(BadInput, match="Say whose answer it is"):
        answered(hub, row, hub.here("hub-manager"))


def test_the_hub_disagrees_with_an_agency_that_did_not_share(hub: Door) -> None:
    reference, _ = hub.asked("health")
    worker = hub.here("screening-social-worker")
    said = {**SAID, "topic": "not-shared"}
    row = raise_disagreement(actor=worker, reference=reference, agency=hub.agencies["health"], now=NOW, **said)
    assert disagreements_waiting(viewer=worker, now=NOW) == []
    nurse = hub.partner("health")
    assert [one.id for one in disagreements_waiting(viewer=nurse, now=NOW)] == [row]
    with pytest.raises(OutOfOrder, match="Only the side it was put to"):
        answered(hub, row, worker)
    answered(hub, row, nurse)
    settle_disagreement(actor=hub.again(worker), disagreement=row, settled="accepted", now=NOW)


def test_a_stage_that_nobody_answers_in_time_is_raised_by_the_clock_once(hub: Door) -> None:
    by_police(hub)
    late = MONDAY_NIGHT + timedelta(minutes=1)
    for _ in range(2):
        escalate_overdue(actor=hub.system(), now=late)
    assert Escalation.objects.filter(kind="disagreement-overdue").count() == 1


def test_it_may_be_withdrawn_unanswered_with_the_reason(hub: Door) -> None:
    row = by_police(hub)
    police = hub.partner("police")
    with pytest.raises(BadInput, match="only withdraw"):
        settle_disagreement(actor=police, disagreement=row, settled="accepted", now=NOW)
    with pytest.raises(BadInput, match="Say why"):
        settle_disagreement(actor=police, disagreement=row, settled="withdrawn", now=NOW)
    settle_disagreement(actor=police, disagreement=row, settled="withdrawn", words="We spoke.", now=NOW)


def test_those_who_answered_close_it_only_after_the_time_to_reply(hub: Door) -> None:
    row = by_police(hub)
    answered(hub, row, hub.here("screening-social-worker"))
    manager = hub.here("hub-manager")
    with pytest.raises(OutOfOrder, match="has until 27 November 2026"):
        close_disagreement(actor=manager, disagreement=row, words="No reply.", now=NOW)
    close_disagreement(actor=manager, disagreement=row, words="No reply.", now=NOW + timedelta(days=8))


def test_the_same_is_not_raised_twice_while_it_is_open(hub: Door) -> None:
    _, [request] = hub.asked("police")
    police = hub.partner("police")
    raise_disagreement(actor=police, reference=request, now=NOW, **SAID)
    with pytest.raises(Conflict, match="raised this already"):
        raise_disagreement(actor=police, reference=request, now=NOW, **SAID)


@pytest.mark.parametrize("left_out", ["topic", "issue", "wants"])
def test_it_says_what_and_what_instead(hub: Door, left_out: str) -> None:
    with pytest.raises(BadInput):
        by_police(hub, **{left_out: " "})


def test_nobody_else_may_see_or_raise_one(hub: Door) -> None:
    _, [request] = hub.asked("police")
    row = raise_disagreement(actor=hub.partner("police"), reference=request, now=NOW, **SAID)
    for stranger in (hub.partner("health"), hub.there("hub-manager"), hub.actor("referrer")):
        hub.again(stranger)
        assert disagreements(viewer=stranger, now=NOW) == []
        with pytest.raises(NotFound):
            open_disagreement(actor=stranger, disagreement=row, now=NOW)
        with pytest.raises(NotFound):
            raise_disagreement(actor=stranger, reference=request, now=NOW, agency=1, **SAID)
    with pytest.raises(NotPermitted):
        raise_disagreement(actor=hub.here("analyst"), reference=request, now=NOW, **SAID)


def test_the_database_lets_nobody_rewrite_a_word(hub: Door) -> None:
    by_police(hub)
    for statement in (
        "update frontdoor_disagreement set issue = 'x'",
        "update frontdoor_disagreementstep set words = 'x'",
        "delete from frontdoor_disagreementstep",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


def test_the_database_refuses_one_about_a_contact_the_raiser_knows_nothing_of(hub: Door) -> None:
    by_police(hub)
    hub.system()
    known = Disagreement.objects.get()
    nurse = hub.partner("health")
    copy = Disagreement(
        council_id=known.council_id,
        agency_id=nurse.agency,
        contact_id=known.contact_id,
        reference="MID-2222-2222",
        about="x",
        topic="other",
        issue="x",
        wants="x",
        raised_by_id=nurse.user,
        raised_at=NOW,
        due_at=NOW,
    )
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        copy.save(force_insert=True)
