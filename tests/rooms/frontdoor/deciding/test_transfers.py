"""Passing a contact to another council: it is ours until they have taken it in, and nothing is sent into silence."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.files.open_attachment import open_attachment
from onestory.frontdoor.actions.handing.open_transfer import open_transfer
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.return_transfer import return_transfer
from onestory.frontdoor.actions.handing.take_back_transfer import take_back_transfer
from onestory.frontdoor.actions.handing.take_in import take_in
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.models import Attachment, Contact, Escalation, SharingEntry, Transfer
from onestory.frontdoor.queries.handing.transfers import transfers_to_us, transfers_waiting
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.test_attachments import LETTER, PICTURE, attached, scanned

LATER = NOW + timedelta(hours=2)
WHY = "They have lived in Redcar since Monday."


def decided(hub: Door, outcome: str = "other-council") -> str:
    """A contact decided for another council."""
    reference = hub.proposed(outcome=outcome)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome=outcome, rationale="Agreed.", now=NOW)
    return reference


def passed(hub: Door, reference: str = "", **to: object) -> UUID:
    """It has been passed to Redcar, or to where is said."""
    reference = reference or decided(hub)
    given = to or {"council": hub.councils["redcar"]}
    worker = hub.here("screening-social-worker")
    return pass_on(actor=worker, reference=reference, why=WHY, now=NOW, **given)  # type: ignore[arg-type]


def test_the_other_council_takes_it_in_and_has_a_contact_with_an_owner_and_a_clock(hub: Door) -> None:
    transfer = passed(hub)
    there = hub.there("hub-manager")
    [row] = transfers_to_us(viewer=there)
    assert (row.about, row.from_name, row.state) == ("Ada Bell and 1 other", "Middlesbrough Council", "sent")
    assert open_transfer(actor=there, transfer=transfer, now=LATER).row.received_at == LATER
    became = take_in(actor=there, transfer=transfer, now=LATER)
    page = contact(became, viewer=there, now=LATER)
    assert page.words.worry.startswith("Passed on by Middlesbrough Council")
    assert "Ada said she sleeps in the car." in page.words.worry
    assert (page.children[0].name, page.children[0].postcode) == ("Ada Bell", "TS1 2AB")
    assert (page.team_name, page.received_at, page.channel) == ("The front door", NOW, "council")
    assert page.clocks


def test_it_stays_the_senders_until_it_is_taken_in(hub: Door) -> None:
    transfer = passed(hub)
    worker = hub.here("screening-social-worker")
    [row] = transfers_waiting(viewer=worker)
    assert row.is_ours
    page = contact(row.reference, viewer=worker, now=NOW)
    assert page.team_name == "The front door"
    assert not page.needs_passing_on
    take_in(actor=hub.there("hub-manager"), transfer=transfer, now=LATER)
    assert transfers_waiting(viewer=hub.again(worker)) == []
    [seen] = contact(row.reference, viewer=worker, now=LATER).transfers
    assert (seen.state, seen.became) == ("accepted", "")


def test_what_another_council_has_been_sent_cannot_be_undecided_until_it_comes_back(hub: Door) -> None:
    transfer = passed(hub)
    manager = hub.here("hub-manager")
    reference = Contact.objects.get().reference
    assert "another council" in contact(reference, viewer=manager, now=NOW).acts["undo"].refusal
    with pytest.raises(OutOfOrder, match="Take it back from them"):
        undo_decision(actor=manager, reference=reference, reason="Wrong click.", now=NOW)
    return_transfer(actor=hub.there("hub-manager"), transfer=transfer, why="They never moved.", now=LATER)
    undo_decision(actor=hub.again(manager), reference=reference, reason="They never moved.", now=LATER)
    assert contact(reference, viewer=manager, now=LATER).state == "proposed"


def taken_back(hub: Door, transfer: UUID, why: str = "It was for Durham.") -> None:
    worker = hub.here("screening-social-worker")
    take_back_transfer(actor=worker, transfer=transfer, why=why, now=LATER)


@pytest.mark.parametrize("opened", [False, True])
def test_what_went_to_the_wrong_council_is_taken_back_as_it_was(hub: Door, opened: bool) -> None:
    transfer = passed(hub)
    worker, there = hub.here("screening-social-worker"), hub.there("hub-manager")
    if opened:
        open_transfer(actor=there, transfer=transfer, now=NOW)
    hub.again(worker)
    before = contact(Contact.objects.get().reference, viewer=worker, now=NOW)
    assert before.acts["transfer"].may
    taken_back(hub, transfer)
    after = contact(before.reference, viewer=worker, now=LATER)
    kept = ("owner_name", "team_name", "state", "clocks", "received_at", "decision")
    assert [getattr(after, each) for each in kept] == [getattr(before, each) for each in kept]
    assert after.needs_passing_on
    [seen] = after.transfers
    assert (seen.taken_back, seen.state_title, seen.answered_at) == (True, "Taken back by Middlesbrough Council", LATER)
    passed(hub, after.reference, outside="Durham County Council")


def test_the_other_council_keeps_that_it_was_taken_back_and_no_more_whom_it_is_about(hub: Door) -> None:
    transfer = passed(hub)
    there = hub.there("hub-manager")
    open_transfer(actor=there, transfer=transfer, now=NOW)
    taken_back(hub, transfer)
    hub.again(there)
    row = open_transfer(actor=there, transfer=transfer, now=LATER).row
    assert (row.about, row.why, row.asks, row.answer) == ("", "", "", "It was for Durham.")
    assert "Ada" not in repr(row)
    assert [each.id for each in transfers_to_us(viewer=there)] == [transfer]
    assert transfers_waiting(viewer=there) == []
    with pytest.raises(OutOfOrder, match="has taken it back"):
        take_in(actor=hub.again(there), transfer=transfer, now=LATER)
    with pytest.raises(OutOfOrder, match="has taken it back"):
        return_transfer(actor=hub.again(there), transfer=transfer, why="x", now=LATER)
    assert lines_of(hub, "redcar") == lines_of(hub, "middlesbrough") == ["transfer.take-back"]


def lines_of(hub: Door, council: str) -> list[str]:
    """The acts of taking back in a council's audit."""
    with connection.cursor() as cursor:
        hub.system(council)
        asks = "select act from audit_event where act = 'transfer.take-back' and council_id = %s"
        cursor.execute(asks, [hub.councils[council]])
        return [act for (act,) in cursor.fetchall()]


def test_its_decision_can_be_taken_back_then_and_the_clock_raises_nothing_of_it(hub: Door) -> None:
    transfer = passed(hub)
    taken_back(hub, transfer)
    escalate_overdue(actor=hub.system(), now=NOW + timedelta(days=5))
    assert not Escalation.objects.filter(kind__startswith="transfer").exists()
    manager = hub.here("hub-manager")
    reference = Contact.objects.get().reference
    undo_decision(actor=manager, reference=reference, reason="Wrong council.", now=NOW + timedelta(days=5))


def test_it_is_taken_back_with_a_reason_by_its_sender_alone(hub: Door) -> None:
    transfer = passed(hub)
    with pytest.raises(BadInput, match="Say why you take it back"):
        taken_back(hub, transfer, " ")
    with pytest.raises(OutOfOrder, match="Only the council that passed it on"):
        take_back_transfer(actor=hub.there("hub-manager"), transfer=transfer, why="Ours.", now=LATER)
    taken_back(hub, transfer)
    with pytest.raises(OutOfOrder, match="taken back already"):
        taken_back(hub, transfer)


def test_what_they_have_taken_in_is_not_taken_back(hub: Door) -> None:
    transfer = passed(hub)
    take_in(actor=hub.there("hub-manager"), transfer=transfer, now=LATER)
    with pytest.raises(OutOfOrder, match="has taken it in, and it is theirs"):
        taken_back(hub, transfer)
    manager = hub.here("hub-manager")
    [reference] = Contact.objects.values_list("reference", flat=True)
    assert "it is theirs" in contact(reference, viewer=manager, now=NOW).acts["undo"].refusal


def test_no_shielded_place_goes_with_the_reason(hub: Door) -> None:
    reference, person = hub.proposed(outcome="other-council"), hub.person()
    hub.matched(reference, person)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="other-council", rationale="Agreed.", now=NOW)
    transfer = passed(hub, reference)
    put_up_shield(actor=hub.here("hub-manager"), person=person, since=NOW.date(), why="A court order.", now=NOW)
    with pytest.raises(BadInput, match="shielded person lives"):
        taken_back(hub, transfer, "They are at TS1 2AB still.")


def test_taking_it_in_twice_makes_one_contact(hub: Door) -> None:
    transfer = passed(hub)
    there = hub.there("hub-manager")
    take_in(actor=there, transfer=transfer, now=LATER)
    with pytest.raises(OutOfOrder):
        take_in(actor=hub.again(there), transfer=transfer, now=LATER)
    hub.system("redcar")
    assert Contact.objects.count() == 1


def test_what_is_sent_back_says_why_and_is_raised_to_the_sender(hub: Door) -> None:
    transfer = passed(hub)
    there = hub.there("hub-manager")
    with pytest.raises(BadInput, match="Say why it is not yours"):
        return_transfer(actor=there, transfer=transfer, why=" ", now=LATER)
    return_transfer(actor=there, transfer=transfer, why="They went back on Tuesday.", now=LATER)
    escalate_overdue(actor=hub.system(), now=LATER)
    assert Escalation.objects.filter(kind="transfer-returned").count() == 1
    worker = hub.here("screening-social-worker")
    [row] = transfers_waiting(viewer=worker)
    assert contact(row.reference, viewer=worker, now=LATER).needs_passing_on
    passed(hub, row.reference)


def test_a_silent_council_is_raised_by_the_clock(hub: Door) -> None:
    passed(hub)
    escalate_overdue(actor=hub.system(), now=NOW + timedelta(days=5))
    assert Escalation.objects.filter(kind="transfer-overdue").count() == 1


def test_a_council_outside_the_hub_answers_through_the_sender(hub: Door) -> None:
    transfer = passed(hub, outside="Durham County Council")
    worker = hub.here("screening-social-worker")
    with pytest.raises(BadInput, match="Say who at that council"):
        take_in(actor=worker, transfer=transfer, now=LATER)
    assert take_in(actor=worker, transfer=transfer, answered_for="J. Hall, duty manager, by phone", now=LATER) == ""
    hub.system()
    assert Transfer.objects.get().answered_for.startswith("J. Hall")


def test_only_the_receiver_answers_and_strangers_see_nothing(hub: Door) -> None:
    transfer = passed(hub)
    with pytest.raises(OutOfOrder, match="Only the side it was put to"):
        take_in(actor=hub.here("hub-manager"), transfer=transfer, now=LATER)
    with pytest.raises(NotFound):
        open_transfer(actor=hub.partner("police"), transfer=transfer, now=LATER)
    hub.here("hub-manager")
    for answer in ("received", "accepted", "returned"):
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Transfer.objects.update(state=answer)
    hub.there("hub-manager")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Transfer.objects.update(why="x")


@pytest.mark.parametrize("outcome", ["assessment"])
def test_another_outcome_is_passed_to_nobody(hub: Door, outcome: str) -> None:
    with pytest.raises(OutOfOrder, match="not decided that another council"):
        passed(hub, decided(hub, outcome))


def test_a_council_and_a_reason_are_needed(hub: Door) -> None:
    reference = decided(hub)
    worker = hub.here("screening-social-worker")
    for council in (0, hub.councils["middlesbrough"]):
        with pytest.raises(BadInput, match="council"):
            pass_on(actor=worker, reference=reference, why=WHY, now=NOW, council=council)
    with pytest.raises(BadInput, match="why it is theirs"):
        pass_on(actor=worker, reference=reference, why="", council=hub.councils["redcar"], now=NOW)


def test_no_shielded_place_goes_to_the_other_council(hub: Door) -> None:
    reference, person = hub.proposed(outcome="other-council"), hub.person()
    hub.matched(reference, person)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="other-council", rationale="Agreed.", now=NOW)
    put_up_shield(actor=manager, person=person, since=NOW.date(), why="A court order.", now=NOW)
    transfer = passed(hub, reference)
    there = hub.there("hub-manager")
    page = contact(take_in(actor=there, transfer=transfer, now=LATER), viewer=there, now=LATER)
    assert "TS1 2AB" not in repr(page)
    assert "A shield stands over this family" in page.words.worry


def test_its_clean_files_cross_with_it_and_the_ledger_says_so(hub: Door) -> None:
    reference = decided(hub)
    _, letter = attached(hub, LETTER, reference=reference)
    scanned(hub, letter)
    attached(hub, PICTURE, reference=reference)
    transfer = passed(hub, reference)
    there = hub.there("hub-manager")
    became = take_in(actor=there, transfer=transfer, now=LATER)
    page = contact(became, viewer=hub.again(there), now=LATER)
    [file] = page.files
    assert "1 file came with it. 1 file stayed with Middlesbrough Council, not yet checked" in page.words.worry
    assert (file.name, file.is_clean) == ("letter.pdf", True)
    assert open_attachment(actor=hub.again(there), attachment=file.id, now=LATER).content == LETTER.content
    with pytest.raises(NotFound):
        open_attachment(actor=hub.again(there), attachment=letter, now=LATER)
    with pytest.raises(NotFound):
        open_attachment(actor=hub.here("hub-manager"), attachment=file.id, now=LATER)
    hub.system()
    entry = SharingEntry.objects.get(what="1 file that came with the contact", about="Ada Bell")
    assert (entry.to_whom, entry.told) == ("Redcar Council", "no-unsafe")
    hub.system("redcar")
    assert not SharingEntry.objects.exists()


def test_no_file_of_a_family_behind_a_shield_crosses_and_it_says_so(hub: Door) -> None:
    reference = decided(hub)
    ada = hub.person()
    hub.matched(reference, ada)
    _, letter = attached(hub, LETTER, reference=reference)
    scanned(hub, letter)
    put_up_shield(actor=hub.here("hub-manager"), person=ada, since=NOW.date(), why="A court order.", now=NOW)
    transfer = passed(hub, reference)
    there = hub.there("hub-manager")
    became = take_in(actor=there, transfer=transfer, now=LATER)
    page = contact(became, viewer=hub.again(there), now=LATER)
    assert page.files == ()
    assert "1 file did not come: a shield stands over this family" in page.words.worry
    hub.system("redcar")
    assert not Attachment.objects.filter(council_id=hub.councils["redcar"]).exists()
