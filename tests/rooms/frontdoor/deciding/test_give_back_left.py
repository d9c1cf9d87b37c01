"""What somebody has whose post ended, or whose door is shut, is nobody's again, and escalates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onestory.access.actions.end_post import end_post
from onestory.access.declared.unused import UNUSED
from onestory.access.models import Membership, User
from onestory.audit.models import AuditEvent
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.understanding.give_back_left import give_back_left
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.declared.outcomes import UNOWNED_MINUTES
from onestory.frontdoor.models import Assignment, Contact, Escalation
from onestory.jobs import rounds
from onestory.walls.actor import Actor
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door


def taken(hub: Door, worker: Actor) -> str:
    """A contact that this worker has taken."""
    reference = hub.called()
    hub.again(worker)
    take_contact(actor=worker, reference=reference, now=NOW)
    return reference


def ends(hub: Door, worker: Actor, on: date) -> None:
    """The administrator ends this worker's post."""
    hub.system()
    post = Membership.objects.get(user_id=worker.user).pk
    end_post(actor=hub.here("administrator"), membership=post, ends_on=on, now=NOW)


def owner(hub: Door) -> int | None:
    """Whose the contact is."""
    hub.system()
    return Contact.objects.get().owner_id


def test_ended_today_it_is_nobodys_says_why_and_escalates(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    reference = taken(hub, worker)
    ends(hub, worker, london_date(NOW))
    rounds.watch(now=NOW)
    assert owner(hub) is None
    last = Assignment.objects.order_by("number").last()
    assert last is not None
    assert "has no post here any more" in last.reason
    assert AuditEvent.objects.filter(act="contact.give-back", subject=reference).count() == 1
    assert not Escalation.objects.filter(kind="unowned").exists()
    rounds.watch(now=NOW + timedelta(minutes=UNOWNED_MINUTES + 1))
    hub.system()
    assert Escalation.objects.filter(kind="unowned", contact__reference=reference).count() == 1
    assert Assignment.objects.filter(reason=last.reason).count() == 1


def test_a_post_that_lapses_by_its_end_date_keeps_its_contacts_until_that_day(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    taken(hub, worker)
    ends(hub, worker, london_date(NOW) + timedelta(days=2))
    assert give_back_left(actor=hub.system(), now=NOW + timedelta(days=1)) == 0
    assert owner(hub) == worker.user
    assert give_back_left(actor=hub.system(), now=NOW + timedelta(days=2)) == 1
    assert owner(hub) is None


@pytest.mark.parametrize("shut", ["check", "unused", "inactive"])
def test_whoever_is_locked_out_has_nothing_in_silence(hub: Door, shut: str) -> None:
    worker = hub.here("screening-social-worker")
    taken(hub, worker)
    at = NOW
    hub.system()
    person = User.objects.filter(pk=worker.user)
    if shut == "check":
        at = NOW + (LAPSES - NOW.date())
        person.update(last_login=at)
    elif shut == "unused":
        at = NOW + timedelta(days=UNUSED.days + 1)
    else:
        person.update(is_active=False)
    assert give_back_left(actor=hub.system(), now=at) == 1
    last = Assignment.objects.order_by("number").last()
    assert last is not None
    assert "cannot come in at present" in last.reason
    assert "check" not in last.reason
    assert owner(hub) is None


def test_whoever_is_at_work_keeps_theirs_and_one_council_leaves_the_others_alone(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    taken(hub, worker)
    assert give_back_left(actor=hub.system(), now=NOW) == 0
    ends(hub, worker, london_date(NOW))
    assert give_back_left(actor=hub.system("redcar"), now=NOW) == 0
    assert owner(hub) == worker.user


def test_another_post_in_which_one_may_have_it_is_enough(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    taken(hub, worker)
    ends(hub, worker, london_date(NOW))
    hub.system()
    post = Membership.objects.get(user_id=worker.user)
    Membership.objects.create(
        user_id=worker.user,
        council_id=post.council_id,
        agency_id=post.agency_id,
        team_id=post.team_id,
        role="hub-manager",
        during=(date(2026, 1, 5), None),
    )
    assert give_back_left(actor=hub.system(), now=NOW) == 0
    assert owner(hub) == worker.user
