"""Sending the form: by the public, by a signed-in professional, twice, unfinished, for either council."""

from typing import Any

import pytest
from django.db import connection

from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.doors.submit_referral import FormProblems, submit_referral
from onestory.frontdoor.models import Contact, ContactAdult, ContactChild, Submission
from onestory.frontdoor.queries.doors.referrals import receipt
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.references import ALPHABET
from onestory.grammar.refusals import NotFound, OutOfOrder
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door


def test_the_public_tells_the_hub_and_is_given_a_reference(hub: Door) -> None:
    reference = hub.sent(hub.public())
    prefix, first, second = reference.split("-")
    assert prefix == "MID"
    assert set(first + second) <= set(ALPHABET)
    assert (len(first), len(second)) == (4, 4)


def test_what_was_told_is_kept_word_for_word(hub: Door) -> None:
    reference = hub.sent(hub.public())
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert page.words.worry == "Ada said she sleeps in the car."
    assert page.words.scale == 3
    assert [child.name for child in page.children] == ["Ada Bell", "A child not named"]
    assert page.children[1].is_unborn
    assert [adult.relation_title for adult in page.adults] == ["Mother"]
    assert page.referrer.name == "Tom Whitfield"
    assert page.referrer.source_title == "Schools"


def test_it_is_in_a_named_queue_with_a_team_and_a_time(hub: Door) -> None:
    reference = hub.sent(hub.public())
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert (page.queue, page.team_name, page.owner) == ("front-door", "The front door", 0)
    assert [clock.code for clock in page.clocks] == ["FD04", "FD01"]
    assert [f"{clock.due_at:%d %H:%M}" for clock in page.clocks] == ["21 10:30", "23 23:59"]


def test_sending_it_again_gives_the_same_receipt(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, council="middlesbrough", now=NOW)
    save_draft(actor=public, token=started.token, answers=TOLD, now=NOW)
    first = submit_referral(actor=public, token=started.token, now=NOW)
    second = submit_referral(actor=public, token=started.token, now=NOW)
    assert second.reference == first.reference
    assert second.is_repeat
    assert not first.is_repeat
    hub.system()
    assert Contact.objects.count() == 1


def test_a_form_that_was_sent_cannot_be_changed(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, council="middlesbrough", now=NOW)
    save_draft(actor=public, token=started.token, answers=TOLD, now=NOW)
    sent = submit_referral(actor=public, token=started.token, now=NOW)
    with pytest.raises(OutOfOrder, match=sent.reference):
        save_draft(actor=public, token=started.token, answers={}, now=NOW)


def test_an_unfinished_form_says_every_problem_and_loses_nothing(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, council="middlesbrough", now=NOW)
    save_draft(actor=public, token=started.token, answers={**TOLD, "worry": "", "told_why_not": ""}, now=NOW)
    with pytest.raises(FormProblems) as found:
        submit_referral(actor=public, token=started.token, now=NOW)
    assert [problem.field for problem in found.value.problems] == ["worry", "told_why_not"]
    kept = save_draft(actor=public, token=started.token, answers=TOLD, now=NOW)
    assert kept.answers["working_well"] == TOLD["working_well"]


@pytest.mark.parametrize(
    ("council", "postcode", "goes_to"),
    [
        ("redcar", "TS1 2AB", "RED"),
        ("", "TS1 2AB", "MID"),
        ("", "TS10 2AB", "RED"),
    ],
)
def test_it_goes_to_the_council_chosen_or_to_where_the_child_lives(
    hub: Door, council: Any, postcode: Any, goes_to: Any
) -> None:
    children = [{"is_unborn": "no", "given_name": "Ada", "postcode": postcode}]
    assert hub.sent(hub.public(), council=council, children=children).startswith(goes_to)


@pytest.mark.parametrize("postcode", ["", "YO1 7HH"])
def test_where_neither_says_it_asks_for_the_council(hub: Door, postcode: Any) -> None:
    children = [{"is_unborn": "no", "given_name": "Ada", "postcode": postcode}]
    with pytest.raises(FormProblems) as found:
        hub.sent(hub.public(), council="", children=children)
    assert [problem.field for problem in found.value.problems] == ["council"]


def test_a_professional_of_one_council_may_tell_the_other_and_see_nothing_there(hub: Door) -> None:
    teacher = hub.here("referrer")
    reference = hub.sent(teacher, council="redcar")
    assert reference.startswith("RED")
    assert not Contact.objects.filter(reference=reference).exists()
    assert Submission.objects.get(reference=reference).sender_id == teacher.user
    assert contact(reference, viewer=hub.there("contact-officer"), now=NOW).referrer.has_account


def test_the_other_council_sees_nothing_of_it(hub: Door) -> None:
    reference = hub.sent(hub.public())
    there = hub.there("hub-manager")
    assert board(viewer=there, now=NOW).rows == ()
    with pytest.raises(NotFound):
        contact(reference, viewer=there, now=NOW)
    assert [model.objects.count() for model in (Contact, ContactChild, ContactAdult, Submission)] == [0, 0, 0, 0]
    hub.here("hub-manager")
    assert [model.objects.count() for model in (Contact, ContactChild, ContactAdult, Submission)] == [1, 2, 1, 1]


def test_the_public_sees_their_receipt_and_nothing_of_the_hub(hub: Door) -> None:
    public = hub.public()
    started = start_draft(actor=public, council="middlesbrough", now=NOW)
    save_draft(actor=public, token=started.token, answers=TOLD, now=NOW)
    sent = submit_referral(actor=public, token=started.token, now=NOW)
    assert receipt(started.token, viewer=public).reference == sent.reference
    with pytest.raises(NotFound):
        receipt("another token altogether", viewer=public)
    assert Contact.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from frontdoor_contactchild")
        assert cursor.fetchone() == (0,)


def test_whoever_will_not_say_who_they_are_is_kept_nowhere(hub: Door) -> None:
    teacher = hub.here("referrer")
    reference = hub.sent(
        teacher, referrer_role="public", anonymous="yes", referrer_phone="01632 960 303", professional_name="x"
    )
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert page.referrer.is_anonymous
    assert (page.referrer.name, page.referrer.phone, page.referrer.has_account) == ("", "", False)
    assert page.referrer.source == "9"
    assert Submission.objects.get(reference=reference).sender_id is None
