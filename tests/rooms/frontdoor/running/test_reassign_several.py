"""Giving on several contacts at once, and who has what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onestory.frontdoor.actions.understanding.reassign_several import reassign_several
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Assignment, Contact
from onestory.frontdoor.queries.running.workloads import contacts_of, workloads
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door


def taken(hub: Door, worker: Actor, *keys: str) -> list[str]:
    """Contacts that this worker has taken."""
    references = [hub.called(key=key) for key in keys]
    hub.again(worker)
    for reference in references:
        take_contact(actor=worker, reference=reference, now=NOW)
    return references


def test_what_one_has_is_given_to_another_and_each_contact_says_why(hub: Door) -> None:
    worker, other = hub.here("screening-social-worker"), hub.here("contact-officer")
    references = taken(hub, worker, "a", "b")
    manager = hub.here("hub-manager")
    given = reassign_several(actor=manager, references=references, owner=other.user, reason="Away today.", now=NOW)
    assert given == 2
    assert set(Contact.objects.values_list("owner_id", flat=True)) == {other.user}
    assert Assignment.objects.filter(reason="Away today.").count() == 2


def test_where_one_cannot_be_given_on_none_is(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    references = taken(hub, worker, "a")
    team = hub.teams["middlesbrough"]
    with pytest.raises(NotFound):
        reassign_several(
            actor=hub.here("hub-manager"), references=[*references, "MID-NONE-NONE"], team=team, reason="X.", now=NOW
        )
    hub.system()
    assert Contact.objects.get().owner_id == worker.user


def test_nothing_ticked_is_said(hub: Door) -> None:
    with pytest.raises(BadInput, match="at least one contact"):
        reassign_several(actor=hub.here("hub-manager"), references=[], team=1, reason="X.", now=NOW)


def test_who_has_what_counts_what_is_open_and_late(hub: Door) -> None:
    worker, officer = hub.here("screening-social-worker"), hub.here("contact-officer")
    taken(hub, worker, "a", "b")
    later = NOW + timedelta(days=3)
    manager = hub.here("hub-manager")
    found = {one.user: one for one in workloads(viewer=manager, now=later)}
    mine = found[worker.user]
    assert (mine.open, mine.late, mine.to_triage) == (2, 2, 2)
    assert found[officer.user].open == 0
    assert [row.owner for row in contacts_of(worker.user, viewer=manager, now=NOW)] == [worker.user, worker.user]


@pytest.mark.parametrize("role", ["partner-researcher", "analyst", "reviewing-officer"])
def test_only_those_who_share_work_out_see_it(hub: Door, role: str) -> None:
    viewer = hub.partner("police") if role == "partner-researcher" else hub.here(role)
    with pytest.raises(NotPermitted):
        workloads(viewer=viewer, now=NOW)
