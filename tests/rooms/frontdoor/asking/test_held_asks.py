"""What is held and not shared: told to those who may know, asked for, released or refused; raw SQL as the app role."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from onestory.access.models import Agreement
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.held.answer_ask import answer_ask
from onestory.frontdoor.actions.held.ask_holder import ask_holder
from onestory.frontdoor.actions.held.open_held import open_held
from onestory.frontdoor.actions.held.raise_late_asks import raise_late_asks
from onestory.frontdoor.declared.timescales import HOLDER_ASKED
from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.family.family_report import shared_about
from onestory.frontdoor.queries.held.held_asks import (
    ask_to_my_agency,
    asks_on_my_desk,
    asks_to_my_agency,
    held_under_seal,
    my_asks,
)
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.frontdoor.rules.held_asks import GivenAsk, GivenRelease
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.grammar.timescales import due_at
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Fact
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door

TODAY = NOW.date()
SECRET = "Bailed after an arrest on 3 May."
SHARED = GivenAnswer(held="facts-held", facts=(GivenFact(words=SECRET),), handling="partner")
SEALED = replace(SHARED, handling="sealed")
WITHHELD = GivenAnswer(held="held-and-withheld", withheld_ground="more-detrimental", withheld_why="A live operation.")
WHY = GivenAsk(necessity="To plan who may visit.", lawful_basis="public-task", told="yes")
RELEASED = GivenRelease(state="released", words="He may not go to the house.")
PARTLY = GivenRelease(state="partly", words="He is on bail.", ground="law-forbids", why="The trial is not over.")
REFUSED = GivenRelease(state="refused", ground="more-detrimental", why="It would warn him.")


def told(hub: Door, given: GivenAnswer = SHARED) -> UUID:
    """The police have answered about Ada, who is in the index."""
    reference, ada = hub.triaged(), hub.person()
    hub.matched(reference, ada)
    worker = hub.here("screening-social-worker")
    [asked] = ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    answer_request(actor=hub.partner("police"), reference=asked, given=given, now=NOW)
    return ada


def looking(hub: Door, role: str = "locality-worker", council: str = "middlesbrough") -> Actor:
    """Somebody who works with the family and gives a reason."""
    return hub.again(hub.actor(role, council=council).acting_for("allocated-work", "A visit tomorrow"))


def holder(hub: Door) -> Actor:
    return hub.partner("police", "partner-manager")


def keys(hub: Door, ada: UUID, role: str = "locality-worker") -> list[str]:
    page = open_held(actor=looking(hub, role), person=ada, now=NOW)
    return [thing.key.split("-")[0] for thing in page.things]


def asked(hub: Door, ada: UUID, given: GivenAsk = WHY) -> UUID:
    worker = looking(hub)
    [thing] = open_held(actor=worker, person=ada, now=NOW).things
    return ask_holder(actor=worker, person=ada, key=thing.key, given=given, now=NOW)


def held_record(hub: Door, ada: UUID) -> None:
    """A police feed tells of Ada, and its agreement is over."""
    system = hub.system()
    Fact.objects.create(
        council_id=system.council, person_id=ada, kind="name", value="Ada Bell", feed="police-notices", record="P1",
        agency="police", as_of=TODAY,
    )  # fmt: skip
    end_agreement(hub)


def end_agreement(hub: Door, giver: str = "police") -> None:
    hub.system()
    Agreement.objects.filter(giver__code=giver).update(
        state="ended", ended_at=NOW, ended_by="them", ended_why="Withdrawn."
    )


def test_that_something_is_held_is_told_with_whom_to_ask_and_never_what(hub: Door) -> None:
    ada = told(hub)
    page = open_held(actor=looking(hub), person=ada, now=NOW)
    [thing] = page.things
    assert thing.title == "What it told the hub under seal"
    assert thing.holder.sentence == "Ask the duty desk of Teesside Police, 01632 960 000."
    assert SECRET not in str(page)


def shield(hub: Door, ada: UUID) -> None:
    put_up_shield(actor=looking(hub, "custodian"), person=ada, since=TODAY, why="A refuge.", now=NOW)


@pytest.mark.parametrize(
    "shuts",
    [
        pytest.param(lambda hub, _: end_agreement(hub), id="no agreement in force"),
        pytest.param(shield, id="a shield"),
    ],
)
def test_who_may_not_know_is_told_of_nothing(hub: Door, shuts: Callable[[Door, UUID], None]) -> None:
    ada = told(hub)
    assert keys(hub, ada) == ["answer"]
    shuts(hub, ada)
    assert keys(hub, ada) == []
    assert held_under_seal([ada], viewer=looking(hub)) == 0


def test_intelligence_for_the_hub_alone_is_told_to_nobody_outside_it(hub: Door) -> None:
    assert keys(hub, told(hub, SEALED)) == []


def test_sealed_readers_are_told_of_what_was_kept_from_them_alone(hub: Door) -> None:
    ada = told(hub, WITHHELD)
    assert keys(hub, ada, "screening-social-worker") == ["answer"]
    assert keys(hub, ada) == []


def test_what_a_sealed_reader_can_read_is_not_listed_as_held_back(hub: Door) -> None:
    assert keys(hub, told(hub), "screening-social-worker") == []


def test_a_role_without_the_part_asks_for_nothing(hub: Door) -> None:
    ada = told(hub)
    with pytest.raises(NotPermitted):
        open_held(actor=looking(hub, "contact-officer"), person=ada, now=NOW)


def test_a_guessed_thing_is_refused_in_the_same_words(hub: Door) -> None:
    ada = told(hub, SEALED)
    for key in ("answer-" + str(ada), "record-police-notices", "nonsense"):
        with pytest.raises(NotFound, match="Nothing of the kind"):
            ask_holder(actor=looking(hub), person=ada, key=key, given=WHY, now=NOW)


def test_an_ask_without_its_footing_is_not_sent(hub: Door) -> None:
    with pytest.raises(BadInput, match="what you need it for"):
        asked(hub, told(hub), replace(WHY, necessity=" "))
    assert my_asks(viewer=looking(hub)) == []


@pytest.mark.parametrize(
    ("given", "decision", "words", "why"),
    [
        (RELEASED, "share", "He may not go to the house.", ""),
        (PARTLY, "partly", "He is on bail.", "Another law or a court forbids it"),
        (REFUSED, "refuse", "", "Sharing it would harm the child more than not sharing it"),
    ],
)
def test_the_holder_decides_the_asker_reads_it_and_the_ledger_says_so(
    hub: Door, given: GivenRelease, decision: str, words: str, why: str
) -> None:
    ada = told(hub)
    ask = asked(hub, ada)
    answer_ask(actor=holder(hub), ask=ask, given=given, now=NOW + timedelta(hours=1))
    [card] = my_asks(viewer=looking(hub))
    assert (card.state, card.words, card.ground, card.why) == (given.state, words, why, given.why)
    ledger = sharing_ledger([ada], viewer=hub.here("hub-manager"))
    asking, line = [each for each in ledger if not each.contact_reference]
    assert (asking.to_whom, asking.decision) == ("Teesside Police", "share")
    assert (line.decision, line.from_whom, line.to_whom) == (decision, "Teesside Police", "Children's Social Care")
    assert line.refused_why.startswith(why)
    assert words == "" or words not in str(ledger)
    if given.why:
        assert given.why not in str(ledger)


def test_a_record_that_no_agreement_shares_can_be_asked_for(hub: Door) -> None:
    ada = hub.person()
    held_record(hub, ada)
    ask = asked(hub, ada)
    assert ask_to_my_agency(ask, viewer=holder(hub)).thing == "Police notices"


def test_whoever_asked_waits_for_an_answer_before_asking_again(hub: Door) -> None:
    ada = told(hub)
    ask = asked(hub, ada)
    with pytest.raises(OutOfOrder, match="wait for an answer"):
        asked(hub, ada)
    answer_ask(actor=holder(hub), ask=ask, given=REFUSED, now=NOW)
    assert asked(hub, ada) != ask


def test_an_ask_is_answered_once_whole_and_by_the_holders_manager_alone(hub: Door) -> None:
    ask = asked(hub, told(hub))
    with pytest.raises(NotPermitted):
        answer_ask(actor=hub.partner("police"), ask=ask, given=RELEASED, now=NOW)
    with pytest.raises(NotFound):
        answer_ask(actor=hub.partner("health", "partner-manager"), ask=ask, given=RELEASED, now=NOW)
    with pytest.raises(BadInput, match="ground"):
        answer_ask(actor=holder(hub), ask=ask, given=replace(REFUSED, ground="because"), now=NOW)
    answer_ask(actor=holder(hub), ask=ask, given=REFUSED, now=NOW)
    with pytest.raises(OutOfOrder):
        answer_ask(actor=holder(hub), ask=ask, given=RELEASED, now=NOW)


def test_nobody_but_the_asker_and_the_holder_sees_an_ask(hub: Door) -> None:
    ada = told(hub)
    asked(hub, ada)
    assert len(asks_to_my_agency(viewer=holder(hub))) == 1
    assert asks_to_my_agency(viewer=hub.partner("health", "partner-manager")) == []
    assert my_asks(viewer=looking(hub, "screening-social-worker")) == []
    for actor in (hub.there("hub-manager"), hub.here("contact-officer"), hub.partner("housing")):
        hub.again(actor)
        assert counted("frontdoor_heldask") == 0


def test_relatives_of_the_child_see_neither_ask_nor_that_anything_is_held(hub: Door) -> None:
    ada = told(hub)
    ask = asked(hub, ada)
    worker, manager = looking(hub), holder(hub)
    keeper = hub.here("administrator")
    for user in (worker.user, manager.user):
        declare_kin(actor=keeper, user=user, person=ada, kind="relative", now=NOW)
    assert held_under_seal([ada], viewer=looking(hub)) == 0
    assert my_asks(viewer=looking(hub)) == []
    with pytest.raises(NotFound):
        ask_to_my_agency(ask, viewer=holder(hub))


def test_what_could_put_somebody_at_risk_is_left_out_of_what_families_are_given(hub: Door) -> None:
    ada = told(hub)
    ask = asked(hub, ada)
    answer_ask(actor=holder(hub), ask=ask, given=replace(REFUSED, unsafe_to_tell=True), now=NOW)
    line = shared_about([ada], viewer=hub.here("hub-manager"))[-1]
    assert (line.was_refused, line.told) == (True, "no-unsafe")


INSERT = """
insert into frontdoor_heldask (id, council_id, agency_id, holder, feed, request_id, person_id, about, purpose,
    necessity, lawful_basis, told, told_why_not, asked_by_id, from_agency_id, asked_at, state, words, ground, why)
values (gen_random_uuid(), %s, %s, 'x', %s, %s, %s, 'Ada', 'allocated-work', 'x', 'public-task', 'yes', '', %s, %s,
    now(), 'waiting', '', '', '')
"""


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def refused_by_the_database(sql: str, values: list[Any]) -> bool:
    with pytest.raises(DatabaseError) as wrong, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    return (
        "row-level security" in str(wrong.value)
        or "permission denied" in str(wrong.value)
        or "once" in str(wrong.value)
    )


def test_the_database_refuses_an_ask_for_what_the_asker_may_not_know_of(hub: Door) -> None:
    ada = told(hub, SEALED)
    request = hidden_request(hub)
    worker = looking(hub)
    police = hub.agencies["police"]
    values: list[Any] = [worker.council, police, "", request, ada, worker.user, worker.agency]
    assert refused_by_the_database(INSERT, values)
    assert refused_by_the_database(INSERT, [worker.council, police, "police-notices", None, ada, *values[5:]])


def hidden_request(hub: Door) -> UUID:
    hub.here("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute("select id from frontdoor_informationrequest")
        return UUID(str(cursor.fetchone()[0]))


def test_the_database_lets_nobody_rewrite_an_ask_answer_anothers_or_answer_twice(hub: Door) -> None:
    ask = asked(hub, told(hub))
    update = "update frontdoor_heldask set state = 'released', words = 'x', answered_at = now() where id = %s"
    looking(hub)
    with connection.cursor() as cursor:
        cursor.execute(update, [ask])
        assert cursor.rowcount == 0
    manager = holder(hub)
    assert refused_by_the_database("update frontdoor_heldask set necessity = 'x' where id = %s", [ask])
    assert refused_by_the_database("delete from frontdoor_heldask where id = %s", [ask])
    answer_ask(actor=manager, ask=ask, given=REFUSED, now=NOW)
    assert refused_by_the_database(update, [ask])


def test_the_database_enters_no_line_for_an_ask_of_somebody_else(hub: Door) -> None:
    ask = asked(hub, told(hub))
    other = hub.again(hub.actor("locality-worker", name="another.locality"))
    line = """insert into frontdoor_sharingentry (id, council_id, ask_id, to_whom, about, what, lawful_basis, necessity,
        told, told_why_not, decision, refused_why, by_id, at)
        values (gen_random_uuid(), %s, %s, 'x', 'x', 'x', 'x', 'x', '', '', 'share', '', %s, now())"""
    assert refused_by_the_database(line, [other.council, ask, other.user])


def late(hub: Door, days: int = 5) -> int:
    """The clock goes round so many days after something was asked for."""
    return raise_late_asks(actor=hub.system(), now=NOW + timedelta(days=days))


def desk(hub: Door, role: str) -> tuple[int, int]:
    mine, others = asks_on_my_desk(viewer=looking(hub, role), now=NOW + timedelta(days=5))
    return len(mine), len(others)


def test_an_ask_is_due_in_two_working_days_and_stands_on_both_desks(hub: Door) -> None:
    ask = asked(hub, told(hub))
    [mine], [theirs] = my_asks(viewer=looking(hub)), asks_to_my_agency(viewer=holder(hub))
    assert mine.due_at == theirs.due_at == due_at(HOLDER_ASKED, started_at=NOW)
    assert desk(hub, "locality-worker") == (1, 0)
    assert not theirs.is_late(NOW)
    assert theirs.is_late(NOW + timedelta(days=5))
    answer_ask(actor=holder(hub), ask=ask, given=RELEASED, now=NOW + timedelta(days=4))
    [mine], _ = asks_on_my_desk(viewer=looking(hub), now=NOW + timedelta(days=5))
    assert mine.state == "released"
    assert asks_on_my_desk(viewer=looking(hub), now=NOW + timedelta(days=30)) == ((), ())


def test_an_ask_that_runs_late_is_raised_once_and_then_seen_by_who_decides(hub: Door) -> None:
    asked(hub, told(hub))
    assert (late(hub, 0), desk(hub, "hub-manager")) == (0, (0, 0))
    assert (late(hub), late(hub)) == (1, 0)
    assert desk(hub, "hub-manager") == (0, 1)
    assert desk(hub, "screening-social-worker") == (0, 0)
    assert desk(hub, "locality-worker") == (1, 0)


def test_what_is_answered_is_not_raised(hub: Door) -> None:
    ask = asked(hub, told(hub))
    answer_ask(actor=holder(hub), ask=ask, given=REFUSED, now=NOW)
    assert late(hub) == 0


def test_the_clock_answers_no_ask_and_no_holder_raises_one(hub: Door) -> None:
    ask = asked(hub, told(hub))
    answers = "update frontdoor_heldask set state = 'refused', ground = 'other', why = 'x' where id = %s"
    raises = "update frontdoor_heldask set raised_at = now() where id = %s"
    tried: tuple[tuple[Callable[[Door], Actor], str], ...] = ((lambda hub: hub.system(), answers), (holder, raises))
    for stand_as, statement in tried:
        stand_as(hub)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [ask])
