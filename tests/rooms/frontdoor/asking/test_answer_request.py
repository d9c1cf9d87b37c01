"""Answering: by the agency asked, facts apart from comment, sealed against everybody else, raw SQL included."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.asking.release_answer import release_answer
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.files.attach_to_request import attach_to_request
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.telling_more.read_addition import read_addition
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Addition, Answer, Escalation
from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.asking.requests import SEALED, request
from onestory.frontdoor.queries.running.work import my_work
from onestory.frontdoor.queries.telling_more.additions import additions_unread, my_additions
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal
from tests.rooms.frontdoor.doors.test_attachments import PICTURE

SECRET = "Bailed to 4 Elm Row after an arrest on 3 May."
FACTS = GivenAnswer(
    held="facts-held",
    facts=(GivenFact(words=SECRET, happened_on=date(2026, 5, 3)), GivenFact(words="Two calls in June.")),
    comment="I think it is escalating.",
)
A_DAY = timedelta(days=1)
NOTHING = GivenAnswer(held="nothing-held")
WITHHELD = GivenAnswer(held="held-and-withheld", withheld_ground="more-detrimental", withheld_why="A live operation.")
PARTLY = GivenAnswer(held="partly", facts=(GivenFact(words=SECRET),), missing="Custody record, by Monday.")


def test_facts_are_kept_apart_from_what_is_made_of_them(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    page = request(asked, viewer=hub.here("screening-social-worker"), now=NOW)
    [answer] = page.answers
    assert [fact.words for fact in answer.facts] == [SECRET, "Two calls in June."]
    assert answer.facts[0].happened_on == date(2026, 5, 3)
    assert answer.comment == "I think it is escalating."
    assert (answer.handling, answer.onward) == ("sealed", "ask")
    assert (page.row.state, page.row.answered_at) == ("answered", NOW)


@pytest.mark.parametrize(
    ("given", "state", "decision"),
    [
        (FACTS, "answered", "share"),
        (NOTHING, "answered", "share"),
        (WITHHELD, "answered", "refuse"),
        (PARTLY, "part-answered", "partly"),
    ],
)
def test_every_kind_of_answer_moves_the_request_and_enters_the_ledger(
    hub: Door, given: Any, state: Any, decision: Any
) -> None:
    reference, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=given, now=NOW)
    worker = hub.here("screening-social-worker")
    assert request(asked, viewer=worker, now=NOW).row.state == state
    line = contact(reference, viewer=worker, now=NOW).shares[-1]
    assert (line.from_whom, line.to_whom, line.decision) == ("Teesside Police", "The hub", decision)
    assert SECRET not in repr(line)
    assert "operation" not in repr(line)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (GivenAnswer(held=""), "Say whether your agency holds"),
        (GivenAnswer(held="facts-held"), "at least one fact"),
        (GivenAnswer(held="facts-held", facts=(GivenFact(words=" "),)), "at least one fact"),
        (GivenAnswer(held="nothing-held", facts=(GivenFact(words="Something."),)), "Change one of the two"),
        (GivenAnswer(held="held-and-withheld"), "Say why you are not sharing"),
        (GivenAnswer(held="partly", facts=(GivenFact(words="Some."),)), "still missing"),
        (GivenAnswer(held="nothing-held", handling="loudly"), "how the answer is to be handled"),
        (GivenAnswer(held="nothing-held", onward="perhaps"), "may be shared on"),
        (GivenAnswer(held="facts-held", facts=(GivenFact(words="x", about=uuid4()),)), "did not ask about"),
    ],
)
def test_an_answer_whose_parts_disagree_is_refused_and_nothing_is_kept(hub: Door, given: Any, says: Any) -> None:
    _, [asked] = hub.asked("police")
    police = hub.partner("police")
    with pytest.raises(BadInput, match=says):
        answer_request(actor=police, reference=asked, given=given, now=NOW)
    assert Answer.objects.count() == 0
    assert request(asked, viewer=police, now=NOW).row.state == "sent"


def test_the_rest_of_a_part_answer_follows_and_later_additions_too(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    police = hub.partner("police")
    for given in (PARTLY, FACTS, GivenAnswer(held="facts-held", facts=(GivenFact(words="And one more."),))):
        answer_request(actor=police, reference=asked, given=given, now=NOW)
    page = request(asked, viewer=police, now=NOW)
    assert [answer.number for answer in page.answers] == [1, 2, 3]
    assert page.row.state == "answered"


@pytest.mark.parametrize("role", ["screening-social-worker", "hub-manager", "contact-officer"])
def test_the_hub_cannot_answer_for_a_partner(hub: Door, role: Any) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(NotPermitted):
        answer_request(actor=hub.here(role), reference=asked, given=NOTHING, now=NOW)


def test_another_agency_cannot_answer(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(NotFound):
        answer_request(actor=hub.partner("health"), reference=asked, given=NOTHING, now=NOW)


def test_even_the_system_cannot_write_an_answer(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    system = hub.system()
    with pytest.raises(NotFound):
        answer_request(actor=system, reference=asked, given=NOTHING, now=NOW)
    with pytest.raises(Exception, match="row-level security"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into frontdoor_answer (id, council_id, agency_id, request_id, number, held, comment, handling, "
            "onward, withheld_why, missing, by_id, at) select gen_random_uuid(), council_id, agency_id, id, 1, "
            "'nothing-held', '', 'sealed', 'no', '', '', 1, now() from frontdoor_informationrequest"
        )


def raw_rows() -> list[int]:
    with connection.cursor() as cursor:
        found = []
        for table in ("frontdoor_answer", "frontdoor_answerfact"):
            cursor.execute(f"select count(*) from {table}")
            found.append(cursor.fetchone()[0])
        return found


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        (lambda hub: hub.partner("police"), [1, 2]),
        (lambda hub: hub.partner("police", "partner-manager"), [1, 2]),
        (lambda hub: hub.here("screening-social-worker"), [1, 2]),
        (lambda hub: hub.here("hub-manager"), [1, 2]),
        (lambda hub: hub.here("emergency-duty"), [1, 2]),
        (lambda hub: hub.here("contact-officer"), [0, 0]),
        (lambda hub: hub.here("reviewing-officer"), [0, 0]),
        (lambda hub: hub.here("locality-worker"), [0, 0]),
        (lambda hub: hub.here("access-reviewer"), [0, 0]),
        (lambda hub: hub.here("administrator"), [0, 0]),
        (lambda hub: hub.here("referrer"), [0, 0]),
        (lambda hub: hub.partner("health"), [0, 0]),
        (lambda hub: hub.partner("school"), [0, 0]),
        (lambda hub: hub.there("hub-manager"), [0, 0]),
        (lambda hub: hub.actor("partner-researcher", council="redcar", agency="police"), [0, 0]),
        (lambda hub: hub.public(), [0, 0]),
    ],
)
def test_by_raw_sql_only_the_owner_and_the_hubs_sealed_readers_get_an_answer(hub: Door, reader: Any, sees: Any) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    reader(hub)
    assert raw_rows() == sees


def test_a_contact_officer_is_told_that_it_is_sealed_and_whom_to_ask(hub: Door) -> None:
    reference, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    officer = hub.here("contact-officer")
    page = request(asked, viewer=officer, now=NOW)
    assert (page.answers, page.sealed) == ((), SEALED)
    assert page.row.state == "answered"
    assert SECRET not in repr(contact(reference, viewer=officer, now=NOW))


def test_an_answer_is_no_row_that_can_be_changed_or_removed(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    police = hub.partner("police")
    answer_request(actor=police, reference=asked, given=FACTS, now=NOW)
    for statement in ("update frontdoor_answer set comment = ''", "delete from frontdoor_answer"):
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_when_the_agency_first_looks_is_kept(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    worker = hub.here("screening-social-worker")
    assert open_request(actor=worker, reference=asked, now=NOW).opened_at is None
    assert open_request(actor=hub.partner("police"), reference=asked, now=NOW).opened_at == NOW


def test_only_the_agencys_manager_lets_it_leave_the_hub(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    with pytest.raises(NotPermitted):
        release_answer(actor=hub.partner("police"), reference=asked, words="x", for_whom="y", now=NOW)
    manager = hub.partner("police", "partner-manager")
    release_answer(actor=manager, reference=asked, words="He is known to us.", for_whom="The assessment team", now=NOW)
    page = request(asked, viewer=hub.again(manager), now=NOW)
    assert page.row.state == "released"
    assert (page.answers[0].released_words, page.answers[0].released_for) == (
        "He is known to us.",
        "The assessment team",
    )


@pytest.mark.parametrize(("words", "whom", "says"), [("", "y", "Write the words"), ("x", " ", "for whom")])
def test_a_release_says_what_and_for_whom(hub: Door, words: Any, whom: Any, says: Any) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    manager = hub.partner("police", "partner-manager")
    with pytest.raises(BadInput, match=says):
        release_answer(actor=manager, reference=asked, words=words, for_whom=whom, now=NOW)


def test_what_is_not_to_leave_the_hub_does_not(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    kept = GivenAnswer(held="facts-held", facts=FACTS.facts, onward="no")
    answer_request(actor=hub.partner("police"), reference=asked, given=kept, now=NOW)
    manager = hub.partner("police", "partner-manager")
    with pytest.raises(OutOfOrder, match="not to leave the hub"):
        release_answer(actor=manager, reference=asked, words="x", for_whom="y", now=NOW)


def test_a_request_not_yet_answered_cannot_be_released(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(OutOfOrder):
        release_answer(
            actor=hub.partner("police", "partner-manager"), reference=asked, words="x", for_whom="y", now=NOW
        )


def test_the_ledger_of_a_person_names_every_share_about_them(hub: Door) -> None:
    reference, person = hub.triaged(), hub.person()
    hub.matched(reference, person)
    worker = hub.here("screening-social-worker")
    [asked] = ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    answer_request(actor=hub.partner("police"), reference=asked, given=WITHHELD, now=NOW)
    lines = sharing_ledger([uuid4(), person], viewer=hub.again(worker))
    assert [(line.from_whom, line.to_whom, line.decision) for line in lines] == [
        ("The hub", "Teesside Police", "share"),
        ("Teesside Police", "The hub", "refuse"),
    ]
    assert sharing_ledger([person], viewer=hub.there("hub-manager")) == []


def decided_without_them(hub: Door, *, told: bool = True) -> tuple[str, str]:
    """Decided while the police had not answered, its referrer told or not: the contact, and what they were asked."""
    reference, [asked] = hub.asked("police")
    worker, manager = hub.here("screening-social-worker"), hub.here("hub-manager")
    take_contact(actor=hub.again(worker), reference=reference, now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal("advice"), now=NOW)
    decide_contact(actor=hub.again(manager), reference=reference, outcome="advice", rationale="Agreed.", now=NOW)
    if told:
        feed_back(actor=manager, reference=reference, channel="phone", is_safe=True, now=NOW)
    return reference, asked


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("given", [FACTS, WITHHELD, PARTLY])
def test_what_comes_after_the_decision_stands_before_its_owner_until_it_is_read(
    hub: Door, given: GivenAnswer, told: bool
) -> None:
    reference, asked = decided_without_them(hub, told=told)
    later = NOW + A_DAY
    answer_request(actor=hub.partner("police"), reference=asked, given=given, now=later)
    worker = hub.here("screening-social-worker")
    [card] = my_work(viewer=worker, now=later).more_told
    assert (card.reference, card.agency) == (reference, "Teesside Police")
    assert SECRET not in repr(card)
    escalate_overdue(actor=hub.system(), now=later + 5 * A_DAY)
    assert Escalation.objects.filter(kind="addition-unread").count() == 1
    hub.again(worker)
    assert [each.id for each in contact(reference, viewer=worker, now=later).additions] == [card.id]
    read_addition(actor=worker, reference=reference, addition=card.id, changes="A new contact, today.", now=later)
    assert my_work(viewer=worker, now=later).more_told == ()


def test_what_comes_before_the_decision_is_put_before_nobody_anew(hub: Door) -> None:
    _, [early] = hub.asked("health")
    answer_request(actor=hub.partner("health"), reference=early, given=FACTS, now=NOW)
    assert additions_unread(viewer=hub.here("screening-social-worker")) == []


def test_that_nothing_is_held_is_put_before_nobody(hub: Door) -> None:
    _, asked = decided_without_them(hub)
    answer_request(actor=hub.partner("police"), reference=asked, given=NOTHING, now=NOW + A_DAY)
    assert additions_unread(viewer=hub.here("screening-social-worker")) == []


def test_more_of_the_same_answer_waits_once_and_is_nothing_that_its_agency_told_as_a_referrer(hub: Door) -> None:
    reference, asked = decided_without_them(hub)
    police = hub.partner("police")
    answer_request(actor=police, reference=asked, given=PARTLY, now=NOW + A_DAY)
    answer_request(actor=hub.again(police), reference=asked, given=FACTS, now=NOW + A_DAY)
    attach_to_request(actor=hub.again(police), reference=asked, files=[PICTURE], now=NOW + A_DAY)
    assert my_additions(reference, viewer=hub.again(police)) == []
    worker = hub.here("screening-social-worker")
    [card] = additions_unread(viewer=worker)
    read_addition(actor=worker, reference=reference, addition=card.id, changes="Nothing, because.", now=NOW + A_DAY)
    attach_to_request(actor=hub.again(police), reference=asked, files=[PICTURE], now=NOW + 2 * A_DAY)
    hub.again(worker)
    assert len(additions_unread(viewer=worker)) == 1
    hub.system("redcar")
    assert not Addition.objects.exists()
