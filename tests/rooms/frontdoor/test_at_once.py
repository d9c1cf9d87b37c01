"""Two people at once, each with a connection of their own: one contact, one owner, one decision."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection

from onestory.access.rules.actors import the_system
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Assignment, Contact, Decision
from onestory.grammar.refusals import Conflict, Refusal
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as
from tests.rooms.frontdoor.conftest import CALLED, NOW, Door, founded

AT_ONCE = 6


def all_at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each gave back, or the refusal it met."""

    def one(act: Callable[[], Any]) -> Any:
        try:
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, acts))


def standing(actor: Actor, act: Callable[[Actor], Any]) -> Any:
    with standing_as(actor):
        return act(actor)


@pytest.fixture
def hub(transactional_db: None) -> Door:
    return founded()


def committed(hub: Door, story: Callable[[], Any]) -> Any:
    with standing_as(hub_system(hub)):
        return story()


def rung(who: Actor, words: str) -> Any:
    """A call with these words, under one key."""
    return record_phone_contact(actor=who, answers={**CALLED, "worry": words}, key="k", now=NOW)


def hub_system(hub: Door) -> Actor:
    return the_system(council=hub.councils["middlesbrough"], council_code="middlesbrough")


def test_the_same_message_sent_at_once_is_one_contact(hub: Door) -> None:
    officer = committed(hub, lambda: hub.here("contact-officer"))
    sent = all_at_once(
        [lambda: standing(officer, lambda who: record_phone_contact(actor=who, answers=CALLED, key="k", now=NOW))]
        * AT_ONCE
    )
    assert len({receipt.reference for receipt in sent}) == 1
    assert sorted(receipt.is_repeat for receipt in sent) == [False] + [True] * (AT_ONCE - 1)
    assert committed(hub, Contact.objects.count) == 1


def test_the_same_key_with_other_words_at_once_leaves_one_and_refuses_the_rest(hub: Door) -> None:
    officer = committed(hub, lambda: hub.here("contact-officer"))
    sent = all_at_once([partial(standing, officer, partial(rung, words=f"Words {n}.")) for n in range(AT_ONCE)])
    assert sum(isinstance(each, Conflict) for each in sent) == AT_ONCE - 1
    assert committed(hub, Contact.objects.count) == 1


def test_many_who_take_it_at_once_leave_one_owner(hub: Door) -> None:
    reference = committed(hub, hub.called)
    workers = [committed(hub, partial(hub.actor, "contact-officer", name=f"officer.{n}")) for n in range(AT_ONCE)]
    tried = all_at_once(
        [
            partial(standing, worker, lambda who: take_contact(actor=who, reference=reference, now=NOW))
            for worker in workers
        ]
    )
    assert sum(isinstance(each, Conflict) for each in tried) == AT_ONCE - 1
    owners = committed(
        hub, lambda: list(Assignment.objects.filter(owner__isnull=False).values_list("owner", flat=True))
    )
    assert len(owners) == 1


def test_two_managers_at_once_leave_one_decision(hub: Door) -> None:
    reference = committed(hub, hub.proposed)
    managers = [committed(hub, partial(hub.actor, "hub-manager", name=f"manager.{n}")) for n in range(2)]
    tried = all_at_once(
        [
            partial(
                standing,
                manager,
                lambda who: decide_contact(actor=who, reference=reference, outcome="advice", rationale="x", now=NOW),
            )
            for manager in managers
        ]
    )
    assert sum(isinstance(each, Refusal) for each in tried) == 1
    assert committed(hub, Decision.objects.count) == 1
