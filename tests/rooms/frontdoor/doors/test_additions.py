"""Telling more about what was sent: it hangs on the contact, has a clock, and somebody says that it was read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.actions.telling_more.read_addition import read_addition
from onestory.frontdoor.models import Addition, Escalation
from onestory.frontdoor.queries.telling_more.additions import additions_unread, my_additions
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.grammar.refusals import BadInput, NotFound
from onestory.vocabulary.frontdoor import Channel
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door

MORE = "She told me her dad was back last night."
LETTER = GivenFile(name="letter.pdf", content=b"%PDF-1.7 Dear hub")
LATER = NOW + timedelta(hours=3)


def told_more(hub: Door, reference: str, **said: object) -> None:
    add_to_referral(actor=hub.here("referrer"), reference=reference, words=MORE, now=LATER, **said)  # type: ignore[arg-type]


def test_the_hub_reads_it_on_the_contact_and_says_what_it_changes(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    told_more(hub, reference)
    worker = hub.here("screening-social-worker")
    [unread] = additions_unread(viewer=worker)
    assert (unread.words, unread.due_at) == (MORE, LATER + timedelta(hours=24))
    assert Addition.objects.get().channel == Channel.WEB_FORM
    with pytest.raises(BadInput, match="what it changes"):
        read_addition(actor=worker, reference=reference, addition=unread.id, changes=" ", now=LATER)
    read_addition(actor=worker, reference=reference, addition=unread.id, changes="Amber now.", now=LATER)
    read_addition(actor=worker, reference=reference, addition=unread.id, changes="Again.", now=LATER)
    [read] = contact(reference, viewer=worker, now=LATER).additions
    assert (read.read_at, read.changes) == (LATER, "Amber now.")
    assert additions_unread(viewer=worker) == []


def test_whoever_told_it_knows_that_it_was_read_and_not_what_was_made_of_it(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    told_more(hub, reference)
    worker = hub.here("screening-social-worker")
    [unread] = additions_unread(viewer=worker)
    read_addition(actor=worker, reference=reference, addition=unread.id, changes="Amber now.", now=LATER)
    [mine] = my_additions(reference, viewer=hub.here("referrer"))
    assert (mine.words, mine.read_at, mine.changes, mine.read_by) == (MORE, LATER, "", "")


def test_danger_is_read_within_two_hours_whatever_the_hour(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    told_more(hub, reference, in_danger=True)
    [unread] = additions_unread(viewer=hub.here("hub-manager"))
    assert (unread.in_danger, unread.due_at) == (True, LATER + timedelta(hours=2))


def test_one_told_after_the_contact_is_closed_is_not_lost_and_is_raised_when_nobody_reads_it(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    told_more(hub, reference)
    for hours in (26, 28, 30):
        escalate_overdue(actor=hub.system(), now=NOW + timedelta(hours=hours))
        assert Escalation.objects.filter(kind="addition-unread").count() == (hours > 27)


def test_the_public_adds_with_the_token_of_their_form(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, council="middlesbrough", now=NOW)
    save_draft(actor=public, token=started.token, answers=TOLD, now=NOW)
    receipt = submit_referral(actor=public, token=started.token, now=NOW)
    add_to_referral(actor=public, token=started.token, words=MORE, files=[LETTER], now=LATER)
    page = contact(receipt.reference, viewer=hub.here("hub-manager"), now=LATER)
    assert [(one.words, one.by) for one in page.additions] == [(MORE, "")]
    assert [one.name for one in page.files] == ["letter.pdf"]


def test_nobody_adds_to_what_another_sent(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    for other in (hub.partner("police"), hub.actor("referrer", name="another")):
        hub.again(other)
        with pytest.raises(NotFound):
            add_to_referral(actor=other, reference=reference, words=MORE, now=LATER)


def test_what_was_told_is_never_changed_and_is_there_for_its_teller_and_its_hub_alone(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    told_more(hub, reference)
    hub.here("hub-manager")
    with pytest.raises(DatabaseError), transaction.atomic():
        Addition.objects.update(words="Nothing.")
    for other in (hub.there("hub-manager"), hub.partner("police"), hub.actor("referrer", name="another")):
        hub.again(other)
        assert not Addition.objects.exists()
