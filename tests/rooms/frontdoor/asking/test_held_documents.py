"""A partner's document under seal: told to those who may know, asked for of its holder; raw SQL as the app role."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from onestory.access.models import Agreement
from onestory.frontdoor.actions.held.answer_ask import answer_ask
from onestory.frontdoor.actions.held.ask_holder import ask_holder
from onestory.frontdoor.actions.held.open_held import open_held
from onestory.frontdoor.declared.timescales import HOLDER_ASKED
from onestory.frontdoor.queries.asking.ledger import sharing_ledger
from onestory.frontdoor.queries.held.held_asks import ask_to_my_agency, asks_to_my_agency, documents_held, my_asks
from onestory.frontdoor.rules.held_asks import GivenAsk, GivenRelease
from onestory.grammar.refusals import BadInput, NotFound
from onestory.grammar.timescales import due_at
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.story.actions.file_document import Provenance, file_document
from onestory.story.actions.search_story import search_story
from onestory.story.queries.documents import documents_of
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door

TITLE, WORDS = "Intelligence report on the brother", "He was seen with a machete."
WHY = GivenAsk(necessity="To plan who may visit.", lawful_basis="public-task", told="yes")
PARTLY = GivenRelease(state="partly", words="He is armed.", ground="law-forbids", why="The trial is not over.")


def sealed(hub: Door) -> UUID:
    """The police gave the hub a report about Ada, and it is filed as theirs. Gives Ada."""
    ada = hub.person()
    filed(hub, ada)
    return ada


def filed(hub: Door, ada: UUID, *, agency: str = "police", replaces: UUID | None = None) -> UUID:
    return file_document(
        actor=hub.here("screening-social-worker"),
        person=ada,
        kind="other",
        title=TITLE,
        author="DC Poole",
        dated_on=NOW.date(),
        file_name="report.txt",
        content=WORDS.encode(),
        of=Provenance(agency=hub.agencies[agency] if agency else 0, sealed=True),
        replaces=replaces,
        reason="A worry from school",
        now=NOW,
    )


def looking(hub: Door, role: str = "locality-worker") -> Actor:
    return hub.again(hub.actor(role).acting_for("allocated-work", "A visit tomorrow"))


def holder(hub: Door) -> Actor:
    return hub.partner("police", "partner-manager")


def held(hub: Door, ada: UUID, role: str = "locality-worker") -> list[str]:
    return [thing.title for thing in open_held(actor=looking(hub, role), person=ada, now=NOW).things]


def asked(hub: Door, ada: UUID) -> UUID:
    worker = looking(hub)
    [thing] = open_held(actor=worker, person=ada, now=NOW).things
    return ask_holder(actor=worker, person=ada, key=thing.key, given=WHY, now=NOW)


def test_that_a_document_is_sealed_is_told_with_whom_to_ask_and_never_what_it_is(hub: Door) -> None:
    ada = sealed(hub)
    worker = looking(hub)
    page = open_held(actor=worker, person=ada, now=NOW)
    [thing] = page.things
    assert thing.title == "A document that it keeps under seal"
    assert thing.holder.sentence == "Ask the duty desk of Teesside Police, 01632 960 000."
    assert documents_held([ada], viewer=worker) == 1
    told = open_part(actor=worker, person=ada, part="story", now=NOW)
    assert documents_of([ada], viewer=worker) == []
    for secret in (TITLE, WORDS, "Poole"):
        assert secret not in str(page) + str(told)
    found = search_story(actor=worker, person=ada, words="machete", now=NOW)
    assert found == []


def test_those_who_may_read_it_are_told_of_nothing_kept_from_them(hub: Door) -> None:
    ada = sealed(hub)
    reader = looking(hub, "screening-social-worker")
    assert held(hub, ada, "screening-social-worker") == []
    assert [card.agency for card in documents_of([ada], viewer=reader)] == ["Teesside Police"]


def test_what_the_readers_own_agency_sealed_is_theirs_to_read(hub: Door) -> None:
    ada = hub.person()
    filed(hub, ada, agency="")
    assert held(hub, ada) == []
    assert len(documents_of([ada], viewer=looking(hub))) == 1


def test_only_the_latest_version_is_told_of_and_it_stays_its_agencys(hub: Door) -> None:
    ada = hub.person()
    first = filed(hub, ada)
    filed(hub, ada, agency="", replaces=first)
    assert len(held(hub, ada)) == 1


def test_a_document_is_filed_for_an_agency_of_this_hub_alone(hub: Door) -> None:
    ada = hub.person()
    hub.agencies["elsewhere"] = 987654
    with pytest.raises(BadInput, match="whose document"):
        filed(hub, ada, agency="elsewhere")


def end_agreement(hub: Door, _: UUID) -> None:
    hub.system()
    Agreement.objects.filter(giver__code="police").update(
        state="ended", ended_at=NOW, ended_by="them", ended_why="Withdrawn."
    )


def shield(hub: Door, ada: UUID) -> None:
    put_up_shield(actor=looking(hub, "custodian"), person=ada, since=NOW.date(), why="A refuge.", now=NOW)


@pytest.mark.parametrize("shuts", [pytest.param(end_agreement, id="no agreement"), pytest.param(shield, id="a shield")])
def test_who_may_not_know_is_told_of_no_document(hub: Door, shuts: Callable[[Door, UUID], None]) -> None:
    ada = sealed(hub)
    assert len(held(hub, ada)) == 1
    shuts(hub, ada)
    assert held(hub, ada) == []
    assert documents_held([ada], viewer=looking(hub)) == 0


def test_relatives_are_told_of_no_document(hub: Door) -> None:
    ada = sealed(hub)
    worker = looking(hub)
    declare_kin(actor=hub.here("administrator"), user=worker.user, person=ada, kind="relative", now=NOW)
    assert documents_held([ada], viewer=looking(hub)) == 0


def test_it_is_asked_for_decided_and_entered_as_anything_held_is(hub: Door) -> None:
    ada = sealed(hub)
    ask = asked(hub, ada)
    card = ask_to_my_agency(ask, viewer=holder(hub))
    assert (card.due_at, card.which) == (
        due_at(HOLDER_ASKED, started_at=NOW),
        f"{TITLE}, version 1, dated 20 November 2026, by DC Poole",
    )
    answer_ask(actor=holder(hub), ask=ask, given=PARTLY, now=NOW + timedelta(hours=1))
    [mine] = my_asks(viewer=looking(hub))
    assert (mine.state, mine.words, mine.why) == ("partly", "He is armed.", "The trial is not over.")
    ledger = sharing_ledger([ada], viewer=hub.here("hub-manager"))
    assert [line.decision for line in ledger] == ["share", "partly"]
    for secret in (TITLE, WORDS):
        assert secret not in str(mine) + str(ledger)


def test_another_agency_sees_neither_the_ask_nor_which_document(hub: Door) -> None:
    ask = asked(hub, sealed(hub))
    other = hub.partner("health", "partner-manager")
    assert asks_to_my_agency(viewer=other) == []
    with pytest.raises(NotFound):
        ask_to_my_agency(ask, viewer=other)
    with connection.cursor() as cursor:
        cursor.execute(
            "select frontdoor_document_asked(document_id) from (select id as document_id from story_document) d"
        )
        assert cursor.fetchall() == []


def test_a_holder_is_told_of_no_document_that_nobody_asked_for(hub: Door) -> None:
    document = filed(hub, hub.person())
    holder(hub)
    with connection.cursor() as cursor:
        cursor.execute("select frontdoor_document_asked(%s)", [document])
        assert cursor.fetchone() == (None,)


INSERT = """
insert into frontdoor_heldask (id, council_id, agency_id, holder, feed, document_id, person_id, about, purpose,
    necessity, lawful_basis, told, told_why_not, asked_by_id, from_agency_id, asked_at, state, words, ground, why)
values (gen_random_uuid(), %s, %s, 'x', '', %s, %s, 'Ada', 'allocated-work', 'x', 'public-task', 'yes', '', %s, %s,
    now(), 'waiting', '', '', '')
"""


@pytest.mark.parametrize("wrong", ["not held", "another's", "shielded"])
def test_the_database_takes_no_ask_for_a_document_of_which_the_asker_may_not_know(hub: Door, wrong: str) -> None:
    ada = hub.person()
    document = filed(hub, ada)
    giver = hub.agencies["health" if wrong == "another's" else "police"]
    if wrong == "shielded":
        shield(hub, ada)
    worker = looking(hub)
    which = uuid4() if wrong == "not held" else document
    values: list[Any] = [worker.council, giver, which, ada, worker.user, worker.agency]
    with (
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(INSERT, values)
