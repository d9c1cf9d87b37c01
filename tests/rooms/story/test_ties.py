"""Relationships that a worker records: on whose word, how sure, contested or not, who is a risk; and taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.actions.add_person import add_person
from onestory.people.actions.declare_kin import declare_kin
from onestory.people.actions.open_part import open_part
from onestory.people.models import Event
from onestory.people.rules.network import Join, JoinKind
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.story.actions.take_back_tie import take_back_tie
from onestory.story.models import RecordedTie
from onestory.story.queries.ties import network_of
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
    with pytest.raises(NotFound):
        take_back_tie(actor=world.worker(), person=child, tie=number, why="Again", reason=WHY, now=NOW)


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
