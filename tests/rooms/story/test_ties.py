"""Relationships that a worker records: on whose word, how sure, contested or not, who is a risk; and taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Event, Person
from onestory.people.rules.network import Join, JoinKind
from onestory.story.actions.correct_tie import correct_tie
from onestory.story.actions.put_in_place import ChangedMeanwhile, put_in_place
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.story.actions.take_back_tie import take_back_tie
from onestory.story.models import RecordedTie
from onestory.story.queries.ties import network_of, recorded_ties
from onestory.story.queries.told_first import told_first
from onestory.story.queries.written_ties import TieCard, tie_as_written
from onestory.story.rules.risks import risks_in
from onestory.story.rules.tie_words import TieWords
from tests.rooms.people.told_rows import everybody
from tests.rooms.story.conftest import NOW, WHY, World


@pytest.fixture
def uncle(world: World, child: UUID) -> UUID:
    """A man whom no record ties to the child."""
    return add_person(actor=world.worker(), given_name="Rex", family_name="Lord", why="Told by phone", now=NOW)


def given(uncle: UUID, **more: Any) -> GivenTie:
    said = GivenTie(
        other=uncle, kind="poses-risk-to", sureness="likely", said_by="Her teacher", why="She hides when he comes."
    )
    return replace(said, **more)


def recorded(world: World, child: UUID, tie: GivenTie) -> int:
    return record_tie(actor=world.worker(), person=child, given=tie, reason=WHY, now=NOW)


def joins(world: World, person: UUID) -> list[Join]:
    worker = world.worker()
    head = open_part(actor=worker, person=person, part="network", now=NOW, reason=WHY)
    return [join for join in network_of(head, viewer=worker, now=NOW).joins if join.told]


def test_a_recorded_risk_stands_on_the_network_of_both_with_all_that_was_said(
    world: World, child: UUID, uncle: UUID
) -> None:
    since = date(2026, 5, 1)
    recorded(world, child, given(uncle, since=since, contested_by="Rex Lord says he was abroad"))
    [hers], [his] = joins(world, child), joins(world, uncle)
    assert hers == his
    assert (hers.kind, hers.words, hers.since) == (JoinKind.RISK, "poses a risk to Ada Reed", since)
    [said] = hers.said
    assert (said.known, hers.contested) == ("likely", "Rex Lord says he was abroad")
    assert said.source.endswith("told by Her teacher")
    assert hers.says == "She hides when he comes."


def test_at_risk_is_the_same_seen_from_the_other_side(world: World, child: UUID, uncle: UUID) -> None:
    recorded(world, uncle, given(child, kind="at-risk-from"))
    assert [join.words for join in joins(world, child)] == ["poses a risk to Ada Reed"]


def test_it_is_a_line_of_the_story_and_a_risk_is_a_significant_one(world: World, child: UUID, uncle: UUID) -> None:
    recorded(world, child, given(uncle))
    recorded(world, child, given(uncle, kind="aunt-or-uncle"))
    lines = Event.objects.filter(person_id=child, kind="tie.record").order_by("id")
    assert [line.significance for line in lines] == ["significant", "routine"]
    assert "Rex Lord poses a risk to Ada Reed" in lines[0].text


def test_taken_back_it_is_shown_no_more_and_kept(world: World, child: UUID, uncle: UUID) -> None:
    number = recorded(world, child, given(uncle))
    take_back_tie(actor=world.worker(), person=uncle, tie=number, why="It was another man.", reason=WHY, now=NOW)
    assert joins(world, child) == []
    assert RecordedTie.objects.count() == 2
    with pytest.raises(ChangedMeanwhile):
        take_back_tie(actor=world.worker(), person=child, tie=number, why="Again", reason=WHY, now=NOW)


def corrected(world: World, child: UUID, tie: int, **changed: Any) -> int:
    words = {"kind": "poses-risk-to", "sureness": "established", "said_by": "Her gran", "why": "He was seen again."}
    given = TieWords(**(words | changed))
    return correct_tie(actor=world.worker(), person=child, tie=tie, given=given, reason=WHY, now=NOW)


def written(world: World, child: UUID, tie: int) -> list[TieCard]:
    worker = world.worker()
    head = open_part(actor=worker, person=child, part="network", now=NOW, reason=WHY)
    return tie_as_written(tie, head, viewer=worker)


def test_said_anew_it_stands_in_the_place_of_what_is_kept(world: World, child: UUID, uncle: UUID) -> None:
    first = recorded(world, child, given(uncle))
    second = corrected(world, uncle, first)
    [join] = joins(world, child)
    assert (join.told, join.says, join.said[0].known) == (second, "He was seen again.", "established")
    assert [(card.id, card.why, card.stands) for card in written(world, child, first)] == [
        (first, "She hides when he comes.", True), (second, "He was seen again.", True),
    ]  # fmt: skip
    line = Event.objects.get(person_id=uncle, kind="tie.correct")
    assert (line.significance, "Told by Her gran. He was seen again." in line.text) == ("significant", True)


def test_whoever_says_it_anew_second_is_told_and_neither_is_lost(world: World, child: UUID, uncle: UUID) -> None:
    first = recorded(world, child, given(uncle))
    theirs = corrected(world, child, first, why="He waited at the gate.")
    with pytest.raises(ChangedMeanwhile):
        corrected(world, child, first, why="He rang her.")
    [join] = joins(world, child)
    assert (join.told, join.says) == (theirs, "He waited at the gate.")
    corrected(world, child, theirs, why="He rang her.")
    assert [card.why for card in written(world, child, first)][1:] == ["He waited at the gate.", "He rang her."]
    assert [join.says for join in joins(world, child)] == ["He rang her."]


def test_said_anew_while_it_is_taken_back_either_is_told(world: World, child: UUID, uncle: UUID) -> None:
    first = recorded(world, child, given(uncle))
    take_back_tie(actor=world.worker(), person=child, tie=first, why="It was another man.", reason=WHY, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        corrected(world, child, first)
    *_, back = written(world, child, first)
    assert (back.stands, back.why) == (False, "It was another man.")
    corrected(world, child, back.id)
    assert [join.says for join in joins(world, child)] == ["He was seen again."]


def test_of_two_at_the_same_instant_the_database_lets_one_in(world: World, child: UUID, uncle: UUID) -> None:
    """Both have read what stands before either has written."""
    recorded(world, child, given(uncle))
    worker = world.worker()
    [read] = recorded_ties([child], viewer=worker)
    words = {"kind": read.kind, "sureness": "likely", "said_by": "Her gran", "why": "Seen", "corrects": True}
    put_in_place(actor=worker, found=read, read=read.pk, now=NOW, **words)
    with pytest.raises(ChangedMeanwhile):
        put_in_place(actor=worker, found=read, read=read.pk, now=NOW, **words)


@pytest.mark.parametrize(
    "wrong", [{"kind": "at-risk-from"}, {"kind": "enemy"}, {"why": " "}, {"sureness": "x"}], ids=str
)
def test_what_is_not_whole_is_not_said_anew(world: World, child: UUID, uncle: UUID, wrong: dict[str, Any]) -> None:
    first = recorded(world, child, given(uncle))
    with pytest.raises(BadInput):
        corrected(world, child, first, **wrong)
    assert [join.told for join in joins(world, child)] == [first]


def test_a_relationship_of_others_is_said_anew_from_no_other_record(world: World, child: UUID, uncle: UUID) -> None:
    first = recorded(world, child, given(uncle))
    stranger = add_person(actor=world.worker(), given_name="Ann", family_name="Other", why="Told by phone", now=NOW)
    with pytest.raises(NotFound):
        corrected(world, stranger, first)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "same-household"}, {"kind": "enemy"}, {"sureness": ""}, {"said_by": " "}, {"why": ""},
        {"since": NOW.date() + timedelta(days=1)}, {"since": date(2026, 2, 1), "until": date(2026, 1, 1)},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_whole_is_refused(world: World, child: UUID, uncle: UUID, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        recorded(world, child, given(uncle, **wrong))


def test_nobody_stands_in_a_relationship_to_themselves(world: World, child: UUID) -> None:
    with pytest.raises(BadInput):
        recorded(world, child, given(child))


def test_a_contact_officer_records_nothing(world: World, child: UUID, uncle: UUID) -> None:
    with pytest.raises(NotPermitted):
        record_tie(actor=world.worker("contact-officer"), person=child, given=given(uncle), reason=WHY, now=NOW)


def test_what_is_recorded_of_a_workers_own_relative_does_not_exist_for_them(
    world: World, child: UUID, uncle: UUID
) -> None:
    recorded(world, child, given(uncle))
    user = world.users["screening-social-worker"]
    declare_kin(actor=world.worker(), user=user, person=uncle, kind="relative", now=NOW)
    assert joins(world, child) == []
    assert not RecordedTie.objects.exists()
    with pytest.raises(NotFound):
        recorded(world, child, given(uncle))


@pytest.mark.parametrize("statement", ["update story_recordedtie set why = 'x'", "delete from story_recordedtie"])
def test_raw_sql_changes_nothing(world: World, child: UUID, uncle: UUID, statement: str) -> None:
    recorded(world, child, given(uncle))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_another_council_sees_nothing_of_it(world: World, child: UUID, uncle: UUID) -> None:
    recorded(world, child, given(uncle))
    world.keeper(world.elsewhere)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from story_recordedtie")
        assert cursor.fetchone()[0] == 0


def test_somebody_who_is_not_there_cannot_be_named(world: World, child: UUID) -> None:
    with pytest.raises(NotFound):
        recorded(world, child, given(UUID(int=5)))


def warned(world: World, person: UUID) -> list[str]:
    worker = world.worker()
    head = open_part(actor=worker, person=person, part="story", now=NOW, reason=WHY)
    return [each.text for each in told_first(head, viewer=worker, today=NOW.date()).risks]


def test_a_risk_that_is_recorded_warns_on_both_records_until_it_is_over(world: World, child: UUID, uncle: UUID) -> None:
    first = recorded(world, child, given(uncle, contested_by="Rex Lord says he was abroad"))
    recorded(world, child, given(uncle, kind="aunt-or-uncle"))
    recorded(world, child, given(uncle, until=NOW.date(), why="It is over."))
    says = "Rex Lord poses a risk to Ada Reed (likely). Contested: Rex Lord says he was abroad."
    assert warned(world, child) == warned(world, uncle) == [says]
    corrected(world, child, first, contested_by="")
    assert warned(world, child) == ["Rex Lord poses a risk to Ada Reed (established)."]


def test_the_network_warns_of_the_same_as_every_other_page(world: World, child: UUID, uncle: UUID) -> None:
    recorded(world, child, given(uncle, since=date(2026, 5, 1)))
    recorded(world, child, given(uncle, until=NOW.date(), why="It is over."))
    worker = world.worker()
    head = open_part(actor=worker, person=child, part="network", now=NOW, reason=WHY)
    first = told_first(head, viewer=worker, today=NOW.date())
    assert risks_in(network_of(head, viewer=worker, now=NOW), today=NOW.date()) == first.risks != ()


def test_a_risk_says_no_place_of_whoever_is_shielded(world: World) -> None:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.keeper()
    people = {person.given_name.split()[0]: person.pk for person in Person.objects.filter(retired_at=None)}
    hers, his = people["Kayleigh"], people["Jason"]
    recorded(world, his, given(hers, kind="at-risk-from", contested_by="He says he works near Valley Primary"))
    assert "Valley Primary" in warned(world, his)[0]
    put_up_shield(actor=world.keeper(), person=hers, since=NOW.date(), why="Court order", now=NOW)
    for person in (hers, his):
        assert "He says he works near" in warned(world, person)[0]
        assert "Valley Primary" not in warned(world, person)[0]
