"""One form about children of two councils: a contact at each, of its own children, and one telling between them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from onestory.frontdoor.actions.doors import submit_referral as module
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import FormProblems, submit_referral
from onestory.frontdoor.actions.files.attach_to_draft import attach_to_draft
from onestory.frontdoor.actions.telling_more.add_to_referral import add_to_referral
from onestory.frontdoor.models import Addition, Attachment, Contact, Draft, Incident, Submission
from onestory.frontdoor.queries.cards import ContactPage, DraftCard
from onestory.frontdoor.queries.doors.drafts import draft
from onestory.frontdoor.queries.doors.referrals import my_referrals, receipt
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door
from tests.rooms.frontdoor.doors.test_attachments import LETTER

MILL_LANE = {"postcode": "TS1 2AB", "address": "2 Mill Lane"}
ADA = {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", **MILL_LANE}
BEN = {"is_unborn": "no", "given_name": "Ben", "family_name": "Cole", "postcode": "TS10 2AB", "address": "9 High Row"}
CY = {"is_unborn": "no", "given_name": "Cy", "postcode": "TS1 1AA"}
UNA = {"given_name": "Una", "family_name": "Bell", "relation": "mother", **MILL_LANE}
ALL_OF_THEM = {**TOLD, "children": [ADA, BEN, CY], "adults": [UNA]}


def begun(hub: Door, actor: Actor, **said: Any) -> str:
    """Somebody has written the form."""
    started = start_draft(actor=actor, now=NOW)
    save_draft(actor=actor, token=started.token, answers={**ALL_OF_THEM, **said}, now=NOW)
    return started.token


def sent(hub: Door, actor: Actor, **said: Any) -> DraftCard:
    """And sent it."""
    token = begun(hub, actor, **said)
    submit_referral(actor=actor, token=token, now=NOW)
    return draft(token, viewer=actor, now=NOW)


def pages(hub: Door, card: DraftCard) -> tuple[ContactPage, ContactPage]:
    """The contact at Middlesbrough, as seen there, and the one at Redcar."""
    (there,) = card.submitted_also
    here = contact(card.submitted_as, viewer=hub.here("contact-officer"), now=NOW)
    return here, contact(there, viewer=hub.there("contact-officer"), now=NOW)


def test_each_council_is_told_of_its_own_children_in_the_same_words(hub: Door) -> None:
    here, there = pages(hub, sent(hub, hub.here("referrer")))
    assert (here.reference[:3], there.reference[:3]) == ("MID", "RED")
    assert [child.name for child in here.children] == ["Ada Bell", "Cy"]
    assert [child.name for child in there.children] == ["Ben Cole"]
    assert here.words.worry == there.words.worry == TOLD["worry"]
    assert (here.adults[0].address, there.adults[0].address) == ("2 Mill Lane", "")
    assert "Mill Lane" not in repr(there)
    assert "High Row" not in repr(here)


def test_what_each_keeps_of_the_form_tells_nothing_of_the_others_children(hub: Door) -> None:
    card = sent(hub, hub.here("referrer"))
    hub.there("hub-manager")
    kept = Submission.objects.get(reference=card.submitted_also[0]).answers
    assert kept["children"] == [BEN]
    assert kept["adults"] == [{name: said for name, said in UNA.items() if name not in MILL_LANE}]
    assert not [word for word in ("Mill Lane", "TS1 2AB", "Cy") if word in repr(kept)]


def test_each_knows_that_the_other_was_told_and_not_of_whom(hub: Door) -> None:
    here, there = pages(hub, sent(hub, hub.here("referrer")))
    assert here.incident is not None and there.incident is not None
    (other,) = here.incident.others
    assert here.incident.is_of_a_form
    assert (other.reference, other.council_name, other.about) == (there.reference, "Redcar Council", "")
    assert [each.reference for each in there.incident.others] == [here.reference]
    hub.here("contact-officer")
    with pytest.raises(NotFound):
        contact(there.reference, viewer=hub.here("contact-officer"), now=NOW)


def test_whoever_sent_it_follows_both_and_may_add_to_each(hub: Door) -> None:
    teacher = hub.here("referrer")
    card = sent(hub, teacher)
    rows = {row.reference: row.about for row in my_referrals(viewer=hub.again(teacher))}
    assert rows == {card.submitted_as: "Ada Bell and 1 other", card.submitted_also[0]: "Ben Cole"}
    add_to_referral(actor=hub.again(teacher), reference=card.submitted_also[0], words="He is back.", now=NOW)
    hub.here("hub-manager")
    assert not Addition.objects.exists()
    hub.there("hub-manager")
    assert Addition.objects.count() == 1


def test_the_public_gets_both_references_and_what_they_add_reaches_both(hub: Door) -> None:
    public = hub.public()
    token = begun(hub, public)
    first = submit_referral(actor=public, token=token, now=NOW)
    card = draft(token, viewer=public, now=NOW)
    assert (first.reference, len(card.submitted_also)) == (card.submitted_as, 1)
    assert receipt(token, viewer=public).reference == first.reference
    add_to_referral(actor=public, token=token, words="He is back.", now=NOW + timedelta(hours=1))
    for council in (hub.here, hub.there):
        council("hub-manager")
        assert Addition.objects.count() == 1


def test_sending_it_again_makes_nothing_more(hub: Door) -> None:
    teacher = hub.here("referrer")
    token = begun(hub, teacher)
    first, again = (submit_referral(actor=teacher, token=token, now=NOW) for _ in range(2))
    assert (again.reference, again.is_repeat) == (first.reference, True)
    hub.system()
    assert [model.objects.count() for model in (Contact, Submission, Incident)] == [1, 1, 1]
    hub.there("hub-manager")
    assert Contact.objects.count() == 1


def test_its_files_go_to_each_as_they_came(hub: Door) -> None:
    teacher = hub.here("referrer")
    token = begun(hub, teacher)
    attach_to_draft(actor=teacher, token=token, files=[LETTER], now=NOW)
    submit_referral(actor=teacher, token=token, now=NOW)
    found = []
    for council in (hub.here, hub.there):
        council("hub-manager")
        (file,) = Attachment.objects.all()
        found.append((file.name, file.sha256, file.state))
    assert found[0] == found[1]


def test_where_the_home_of_one_is_not_known_it_asks_and_loses_nothing(hub: Door) -> None:
    teacher = hub.here("referrer")
    token = begun(hub, teacher, children=[ADA, BEN, {"is_unborn": "yes", "expected_on": "2027-02-01"}])
    with pytest.raises(FormProblems) as found:
        submit_referral(actor=teacher, token=token, now=NOW)
    assert [problem.field for problem in found.value.problems] == ["council"]
    assert "several councils" in found.value.problems[0].message
    written = draft(token, viewer=teacher, now=NOW).answers
    save_draft(actor=teacher, token=token, answers=written, council="redcar", now=NOW)
    submit_referral(actor=teacher, token=token, now=NOW)
    _, there = pages(hub, draft(token, viewer=hub.again(teacher), now=NOW))
    assert [child.is_unborn for child in there.children] == [False, True]


def test_whoever_will_not_say_who_they_are_is_named_at_neither(hub: Door) -> None:
    teacher = hub.here("referrer")
    card = sent(hub, teacher, referrer_role="public", anonymous="yes")
    here, there = pages(hub, card)
    assert here.referrer.is_anonymous and there.referrer.is_anonymous
    hub.system()
    assert list(Incident.objects.values_list("sender_id", flat=True)) == [None]


def test_a_council_that_cannot_receive_undoes_the_whole_of_it(hub: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second contact fails: the first is not there either, and the form is as it was."""
    teacher = hub.here("referrer")
    token = begun(hub, teacher)
    calls: list[Any] = []

    def fails_at_the_second(**asked: Any) -> Any:
        calls.append(asked)
        if len(calls) == 2:
            raise RuntimeError("the disk is full")
        return receive_contact(**asked)

    monkeypatch.setattr(module, "receive_contact", fails_at_the_second)
    with pytest.raises(RuntimeError):
        submit_referral(actor=teacher, token=token, now=NOW)
    hub.again(teacher)
    assert draft(token, viewer=teacher, now=NOW).answers["worry"] == TOLD["worry"]
    hub.system()
    assert not Contact.objects.exists()
    assert list(Draft.objects.values_list("submitted_as", flat=True)) == [""]
