"""A shield before, while and after a contact crosses to another council: no place of theirs crosses with it."""

from __future__ import annotations

from uuid import UUID

import pytest

from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.files.open_attachment import open_attachment
from onestory.frontdoor.actions.handing.open_transfer import open_transfer
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.take_in import take_in
from onestory.frontdoor.queries.files import crossing
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.test_attachments import LETTER, attached, scanned

LANE = "17 Zqx Lane"
WHY = f"They have lived at {LANE} since Monday."


@pytest.fixture
def child(hub: Door) -> UUID:
    """A child of whom the hub knows where she is."""
    worker = hub.here("screening-social-worker")
    return add_person(
        actor=worker, given_name="Ada", family_name="Bell", address=LANE, postcode="TS1 2AB", why="A call", now=NOW
    )


def hidden(hub: Door, child: UUID) -> None:
    manager = hub.here("hub-manager")
    put_up_shield(actor=manager, person=child, since=NOW.date(), why="Court order", now=NOW)


def decided(hub: Door) -> str:
    reference = hub.proposed(outcome="other-council")
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="other-council", rationale="Agreed.", now=NOW)
    return reference


def sent(hub: Door, reference: str) -> UUID:
    worker = hub.here("screening-social-worker")
    return pass_on(
        actor=worker, reference=reference, why=WHY, asks=f"Go to {LANE}.", council=hub.councils["redcar"], now=NOW
    )


@pytest.mark.parametrize("is_matched", [True, False])
def test_canary_a_shield_before_it_is_sent_keeps_the_place_out_of_what_is_written_with_it(
    hub: Door, child: UUID, is_matched: bool
) -> None:
    reference = decided(hub)
    if is_matched:
        hub.matched(reference, child)
    hidden(hub, child)
    with pytest.raises(BadInput, match="shielded"):
        sent(hub, reference)


@pytest.mark.parametrize("is_matched", [True, False])
def test_canary_a_shield_after_it_was_sent_reaches_what_was_written_with_it(
    hub: Door, child: UUID, is_matched: bool
) -> None:
    reference = decided(hub)
    if is_matched:
        hub.matched(reference, child)
    transfer = sent(hub, reference)
    there = hub.there("hub-manager")
    assert "Zqx" in repr(open_transfer(actor=there, transfer=transfer, now=NOW))
    hidden(hub, child)
    there = hub.there("hub-manager")
    assert "Zqx" not in repr(open_transfer(actor=there, transfer=transfer, now=NOW))
    became = take_in(actor=there, transfer=transfer, now=NOW)
    page = contact(became, viewer=hub.again(there), now=NOW)
    assert "Zqx" not in repr(page)
    assert "A shield stands over this family" in page.words.worry
    sender = hub.here("screening-social-worker")
    assert "Zqx" not in repr(open_transfer(actor=sender, transfer=transfer, now=NOW))


def test_canary_no_file_crosses_of_a_name_that_may_be_behind_a_shield(hub: Door, child: UUID) -> None:
    reference = decided(hub)
    _, letter = attached(hub, LETTER, reference=reference)
    scanned(hub, letter)
    transfer = sent(hub, reference)
    hidden(hub, child)
    there = hub.there("hub-manager")
    page = contact(take_in(actor=there, transfer=transfer, now=NOW), viewer=hub.again(there), now=NOW)
    assert page.files == ()
    assert "1 file did not come: somebody named here" in page.words.worry


def test_canary_a_file_of_a_name_that_may_be_behind_a_shield_opens_once_it_is_said_who_it_is(
    hub: Door, child: UUID
) -> None:
    reference = decided(hub)
    _, letter = attached(hub, LETTER, reference=reference)
    scanned(hub, letter)
    officer = hub.here("contact-officer")
    assert open_attachment(actor=officer, attachment=letter, now=NOW).content == LETTER.content
    hidden(hub, child)
    with pytest.raises(NotPermitted, match="may be a person behind a shield"):
        open_attachment(actor=hub.again(officer), attachment=letter, now=NOW)
    hub.matched(reference, hub.person())
    assert open_attachment(actor=hub.here("contact-officer"), attachment=letter, now=NOW).content == LETTER.content


def test_canary_without_the_search_by_name_the_file_would_cross(
    hub: Door, child: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutation: whoever looks only at who was matched lets it go, and the test above would see it."""
    reference = decided(hub)
    _, letter = attached(hub, LETTER, reference=reference)
    scanned(hub, letter)
    transfer = sent(hub, reference)
    hidden(hub, child)
    monkeypatch.setattr(crossing, "concerned", lambda _contact, **_: [])
    there = hub.there("hub-manager")
    page = contact(take_in(actor=there, transfer=transfer, now=NOW), viewer=hub.again(there), now=NOW)
    assert [file.name for file in page.files] == ["letter.pdf"]
