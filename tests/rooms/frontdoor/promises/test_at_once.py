"""Two people at once, each with a connection of their own: one contact, one owner, one decision."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from onestory.access.rules.actors import the_system
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.withdraw_request import withdraw_request
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.handing.open_transfer import open_transfer
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.take_back_transfer import take_back_transfer
from onestory.frontdoor.actions.handing.take_in import take_in
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Answer, Assignment, Contact, Decision, RequestWithdrawal, Transfer
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.grammar.refusals import Conflict, OutOfOrder, Refusal
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


WAITS = """
    select count(*) from pg_locks join pg_stat_activity using (pid)
    where not pg_locks.granted and pg_stat_activity.datname = current_database()
"""


def one_behind_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """What each gave: the second is seen to wait for the first, whose transaction is open until then."""
    done, waits = Event(), Event()

    def held() -> Any:
        with transaction.atomic():
            given = first()
            done.set()
            assert waits.wait(60)
            return given

    def behind() -> Any:
        assert done.wait(60)
        return second()

    def watch() -> None:
        assert done.wait(60)
        with connection.cursor() as cursor:
            while not waits.is_set():
                cursor.execute(WAITS)
                if cursor.fetchone()[0]:
                    waits.set()

    return all_at_once([held, behind, watch])[:2]


def a_transfer(hub: Door) -> UUID:
    reference = hub.proposed(outcome="other-council")
    manager, worker = hub.here("hub-manager"), hub.here("screening-social-worker")
    outcome = "other-council"
    decide_contact(actor=hub.again(manager), reference=reference, outcome=outcome, rationale="Theirs.", now=NOW)
    council = hub.councils["redcar"]
    return pass_on(actor=hub.again(worker), reference=reference, why="They live there.", council=council, now=NOW)


@pytest.mark.parametrize("back_first", [True, False])
def test_of_taking_in_and_taking_back_at_once_the_first_has_it(hub: Door, back_first: bool) -> None:
    transfer = committed(hub, lambda: a_transfer(hub))
    worker = committed(hub, lambda: hub.here("screening-social-worker"))
    there = committed(hub, lambda: hub.there("hub-manager"))
    acts = [
        partial(standing, there, lambda who: take_in(actor=who, transfer=transfer, now=NOW)),
        partial(standing, worker, lambda who: take_back_transfer(actor=who, transfer=transfer, why="Wrong.", now=NOW)),
    ]
    first, second = one_behind_the_other(*(reversed(acts) if back_first else acts))
    assert not isinstance(first, BaseException)
    assert isinstance(second, OutOfOrder)
    assert ("has taken it back" if back_first else "it is theirs") in second.message
    with standing_as(there):
        assert Contact.objects.filter(council_id=there.council).count() == (0 if back_first else 1)
    assert committed(hub, lambda: Transfer.objects.get().state) == ("returned" if back_first else "accepted")
    assert committed(hub, Contact.objects.count) == 1


def test_who_opens_what_is_just_taken_back_finds_it_taken_back(hub: Door) -> None:
    transfer = committed(hub, lambda: a_transfer(hub))
    worker = committed(hub, lambda: hub.here("screening-social-worker"))
    there = committed(hub, lambda: hub.there("hub-manager"))
    back, opened = one_behind_the_other(
        partial(standing, worker, lambda who: take_back_transfer(actor=who, transfer=transfer, why="Wrong.", now=NOW)),
        partial(standing, there, lambda who: open_transfer(actor=who, transfer=transfer, now=NOW)),
    )
    assert back is None
    assert (opened.row.taken_back, opened.row.received_at, opened.row.about) == (True, None, "")


@pytest.mark.parametrize("answer_first", [True, False])
def test_of_an_answer_and_a_withdrawal_at_once_the_first_has_it(hub: Door, answer_first: bool) -> None:
    [asked] = committed(hub, lambda: hub.asked("police")[1])
    worker = committed(hub, lambda: hub.here("screening-social-worker"))
    police = committed(hub, lambda: hub.partner("police"))
    given = GivenAnswer(held="nothing-held")
    acts = [
        partial(standing, worker, lambda who: withdraw_request(actor=who, reference=asked, why="Not needed.", now=NOW)),
        partial(standing, police, lambda who: answer_request(actor=who, reference=asked, given=given, now=NOW)),
    ]
    first, second = one_behind_the_other(*(reversed(acts) if answer_first else acts))
    assert first is None
    assert isinstance(second, OutOfOrder)
    assert ("that is answered" if answer_first else "has withdrawn this request") in second.message
    with standing_as(worker):
        kept = (Answer.objects.count(), RequestWithdrawal.objects.count())
    assert kept == ((1, 0) if answer_first else (0, 1))
