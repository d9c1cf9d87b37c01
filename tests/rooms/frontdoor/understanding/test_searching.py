"""What the front door was told, made of it and handed on is found by those who may read it; raw SQL as the app role."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from onestory.audit.queries import sights_of
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.understanding.search_contacts import search_contacts
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.queries.understanding import searching
from onestory.frontdoor.queries.understanding.searching import FoundInContact
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.grammar.refusals import NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person
from onestory.walls.actor import NOBODY, Actor
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.people.told_rows import everybody

WORKER, OFFICER = "screening-social-worker", "contact-officer"
WORRY = "The children said that they sleep in the car, and that a safety plan was torn up."


def looking(hub: Door, role: str = WORKER, council: str = "middlesbrough") -> Actor:
    return hub.again(hub.actor(role, council=council).acting_for("front-door"))


def found(
    hub: Door, words: str, role: str = WORKER, council: str = "middlesbrough", about: list[UUID] | None = None
) -> list[FoundInContact]:
    return search_contacts(actor=looking(hub, role, council), words=words, about=about, now=NOW)


def titles(hits: list[FoundInContact]) -> list[str]:
    return [one.title for each in hits for one in each.words]


def answered(hub: Door) -> UUID:
    """Ada's contact, matched, with an answer of the police under seal and the hub's analysis."""
    reference, ada = hub.triaged(worry=WORRY), hub.person()
    hub.matched(reference, ada)
    worker = hub.here(WORKER)
    [asked] = ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    facts = (GivenFact(words="Seen with a machete in May."),)
    answer = GivenAnswer(held="facts-held", facts=facts, comment="We think he is dangerous.", handling="partner")
    answer_request(actor=hub.partner("police"), reference=asked, given=answer, now=NOW)
    return ada


@pytest.mark.parametrize("asked", ["child", "children", "Does a safety plan exist?", "sleeping car", '"safety plan"'])
def test_what_was_told_is_found_however_it_is_asked_for(hub: Door, asked: str) -> None:
    reference = hub.called(worry=WORRY)
    [hit] = found(hub, asked)
    assert (hit.reference, hit.about[0]) == (reference, "Ada Bell")
    assert any(piece.is_found for one in hit.words for piece in one.snippet)


def test_a_hit_cites_what_it_is_whose_and_of_when(hub: Door) -> None:
    hub.called(worry=WORRY)
    [hit] = found(hub, "torn")
    [one] = hit.words
    assert (one.title, one.source, one.on) == ("What was told", "Linthorpe Green School", NOW.date())
    assert [piece.words for piece in one.snippet if piece.is_found] == ["torn"]


def test_answers_are_found_by_sealed_readers_alone(hub: Door) -> None:
    answered(hub)
    assert titles(found(hub, "machete")) == ["What a partner answered, under seal"]
    assert titles(found(hub, "dangerous")) == ["A partner's view, under seal"]
    for words in ("machete", "dangerous"):
        assert found(hub, words, OFFICER) == []
        assert found(hub, words, "reviewing-officer") == []


def test_only_the_contacts_of_whom_one_asks_are_looked_through(hub: Door) -> None:
    ada = answered(hub)
    hub.called(worry="Another child sleeps in a car.", key="call-2")
    assert len(found(hub, "car")) == 2
    assert len(found(hub, "car", about=[ada])) == 1
    assert found(hub, "car", about=[UUID(int=7)]) == []


def test_another_council_a_relative_and_whoever_has_no_part_find_nothing(hub: Door) -> None:
    ada = answered(hub)
    assert found(hub, "car", council="redcar") == []
    assert found(hub, "car", "partner-researcher") == []
    assert found(hub, "car", "locality-worker") == []
    worker = looking(hub)
    declare_kin(actor=hub.here("administrator"), user=worker.user, person=ada, kind="relative", now=NOW)
    assert found(hub, "car") == []


def test_without_a_purpose_nothing_is_looked_through(hub: Door) -> None:
    with pytest.raises(NotPermitted):
        search_contacts(actor=replace(looking(hub), purpose=""), words="car", now=NOW)


def test_each_person_whose_contact_was_found_has_a_line_in_the_audit(hub: Door) -> None:
    ada = answered(hub)
    found(hub, "torn")
    found(hub, "nothing of the kind")
    hub.system()
    assert [sight.act for sight in sights_of(ada, viewer=hub.system())].count("contact.search") == 1


def raw(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from frontdoor_search(%s, null, 50)", [words])
        return int(cursor.fetchone()[0])


def test_behind_the_wall_the_search_opens_nothing_by_itself(hub: Door) -> None:
    answered(hub)
    looking(hub)
    assert raw("machete") == 1
    for role, council in ((OFFICER, "middlesbrough"), (WORKER, "redcar"), ("administrator", "middlesbrough")):
        looking(hub, role, council)
        assert raw("machete") == 0
    stand(NOBODY)
    assert raw("machete") + raw("car") == 0


def shielded(hub: Door) -> str:
    """A contact that names the hidden school of a child who then goes behind a shield. Gives its reference."""
    system = hub.system()
    link_council(actor=system, council=system.council, now=NOW, source=everybody())
    child = Person.objects.get(given_name__startswith="Kayleigh").pk
    reference = hub.triaged(worry="She starts at Valley Primary on Monday, her gran said.")
    hub.here(WORKER)
    hub.matched(reference, child)
    put_up_shield(actor=looking(hub, "custodian"), person=child, since=NOW.date(), why="Court order", now=NOW)
    return reference


def test_a_canary_in_a_place_is_neither_shown_nor_found_nor_counted(hub: Door) -> None:
    reference = shielded(hub)
    [hit] = found(hub, "gran")
    assert hit.reference == reference
    assert "Valley" not in str(hit)
    assert found(hub, "Valley") == []
    assert found(hub, "Valley OR nothing") == []


def test_the_canary_is_seen_where_the_words_are_not_looked_through(hub: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    shielded(hub)
    monkeypatch.setattr(searching, "withheld", lambda tree, **_: tree)
    assert "Valley" in str(found(hub, "gran"))
    assert len(found(hub, "Valley")) == 1


PLAN = """
explain (costs off) select 1 from frontdoor_{table} t where story_words({words}) @@ story_asked('machete')
"""
OF = {
    "contact": "worry || ' ' || working_well || ' ' || needs_to_happen || ' ' || danger || ' ' || told_why_not",
    "answerfact": "words",
    "decision": "rationale || ' ' || would_change || ' ' || undone_why",
}


@pytest.mark.parametrize("table", OF)
def test_the_owner_whom_the_search_runs_as_uses_the_index_of_words(
    owner_connection: psycopg.Connection[Any], table: str
) -> None:
    owner_connection.execute("set enable_seqscan = off")
    lines = owner_connection.execute(PLAN.format(table=table, words=OF[table])).fetchall()
    assert f"Bitmap Index Scan on frontdoor_{table}_words" in "\n".join(line for (line,) in lines)


def test_a_child_is_named_in_each_hit(hub: Door) -> None:
    hub.called(worry=WORRY)
    [hit] = found(hub, "torn")
    assert hit.about == tuple(str(child) for child in ContactChild.objects.order_by("number"))
