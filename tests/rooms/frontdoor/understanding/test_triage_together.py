"""The daily domestic abuse meeting: contacts judged in a row, each with its own reason and with who was there."""

from __future__ import annotations

import pytest

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.understanding.open_meeting import open_meeting
from onestory.frontdoor.actions.understanding.triage_together import triage_together
from onestory.frontdoor.declared.meetings import DOMESTIC_ABUSE
from onestory.frontdoor.models import Contact, Triage
from onestory.frontdoor.rules.meeting import Judged
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import NOW, Door

THERE = ("Police", "Health")


def notice(hub: Door, key: str, kind: str = "domestic-abuse") -> str:
    """A new contact of this kind."""
    return hub.called(key=key, kind=kind)


def judged(reference: str, **rest: str) -> Judged:
    """Whole, unless something is left out."""
    return Judged(**{"reference": reference, "level": "3", "brag": "amber", "reason": "Second time.", **rest})


def test_the_meeting_takes_what_is_new_and_of_its_kind(hub: Door) -> None:
    references = [notice(hub, "a"), notice(hub, "b")]
    notice(hub, "worry", kind="worry")
    hub.matched(references[0], hub.person())
    worker = hub.here("screening-social-worker")
    found = open_meeting(actor=worker, meeting=DOMESTIC_ABUSE, now=NOW)
    assert sorted(each.row.reference for each in found) == sorted(references)
    assert found[0].worry == "Ada said she sleeps in the car."
    hub.system()
    assert AuditEvent.objects.filter(act="contact.meeting").count() == 2


def test_each_contact_keeps_its_own_reason_and_who_was_there(hub: Door) -> None:
    first, second = notice(hub, "a"), notice(hub, "b")
    worker = hub.here("screening-social-worker")
    both = [judged(first), judged(second, level="4", brag="red", reason="He has a knife.")]
    assert triage_together(actor=worker, meeting=DOMESTIC_ABUSE, attended=THERE, judged=both, now=NOW) == 2
    reasons = dict(Triage.objects.values_list("contact__reference", "reason"))
    assert reasons[second] == "He has a knife. (Daily domestic abuse meeting: Police, Health.)"
    assert reasons[first].startswith("Second time.")


@pytest.mark.parametrize(
    ("attended", "given", "says"),
    [
        (("Police",), {}, "at least two agencies"),
        (("Police", "The press"), {}, "not of this meeting"),
        (THERE, {"reason": ""}, "needs a level, an urgency and a reason"),
        (THERE, {"brag": ""}, "needs a level, an urgency and a reason"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    hub: Door, attended: tuple[str, ...], given: dict[str, str], says: str
) -> None:
    first, second = notice(hub, "a"), notice(hub, "b")
    worker = hub.here("screening-social-worker")
    some = [judged(first), judged(second, **given)]
    with pytest.raises(BadInput, match=says):
        triage_together(actor=worker, meeting=DOMESTIC_ABUSE, attended=attended, judged=some, now=NOW)
    assert Triage.objects.count() == 0


def test_where_one_was_triaged_meanwhile_none_is_kept(hub: Door) -> None:
    first, done = notice(hub, "a"), hub.triaged(key="b")
    worker = hub.here("screening-social-worker")
    with pytest.raises(OutOfOrder):
        triage_together(
            actor=worker, meeting=DOMESTIC_ABUSE, attended=THERE, judged=[judged(first), judged(done)], now=NOW
        )


def test_only_those_who_triage_open_it(hub: Door) -> None:
    with pytest.raises(NotPermitted):
        open_meeting(actor=hub.here("contact-officer"), meeting=DOMESTIC_ABUSE, now=NOW)
    hub.system()
    assert Contact.objects.count() == 0
