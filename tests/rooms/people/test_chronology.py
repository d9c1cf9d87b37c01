"""The story, page by page: nothing twice, nothing missing, and a page in the middle costs what the first does."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from onestory.audit.queries import looks_by_role
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.working.note_event import note_event
from onestory.people.queries import Narrowing, chronology_of, outline_of, stories_of
from onestory.people.rules.page import StoryEntry
from tests.rooms.people.conftest import NOW, TODAY, World

LINES = 130


@pytest.fixture
def told(world: World) -> UUID:
    """A child with many lines, several at one instant, some significant."""
    worker = world.worker("hub-manager")
    child = add_person(actor=worker, given_name="Ada", family_name="Reed", why="Told by phone", now=NOW)
    for number in range(LINES):
        note_event(
            actor=worker,
            person=child,
            kind="child-seen",
            happened_at=NOW - timedelta(days=number // 3),
            text=f"Line {number}",
            significant=number % 5 == 0,
            now=NOW,
        )
    return child


def read_through(world: World, child: UUID, narrowed: Narrowing, most: int = 25) -> list[StoryEntry]:
    """Every page after another."""
    found: list[StoryEntry] = []
    story = chronology_of(child, viewer=world.worker(), now=NOW, narrowed=narrowed, most=most)
    found += story.entries
    while story.next:
        story = chronology_of(
            child, viewer=world.worker(), now=NOW, narrowed=narrowed, earlier_than=story.next, most=most
        )
        found += story.entries
    return found


def test_page_after_page_every_line_is_told_once_newest_first(world: World, told: UUID) -> None:
    lines = [line for line in read_through(world, told, Narrowing()) if line.text.startswith("Line")]
    assert len({line.id for line in lines}) == len(lines) == LINES
    assert lines == sorted(lines, key=lambda line: (line.happened_at, line.id), reverse=True)


def test_a_narrowed_story_is_paged_as_narrowed(world: World, told: UUID) -> None:
    lines = read_through(world, told, Narrowing(kind="child-seen", significant=True), most=7)
    assert len(lines) == LINES / 5


def test_what_a_person_marked_otherwise_counts_as_they_marked_it(world: World, told: UUID) -> None:
    everything = {line.text: line for line in read_through(world, told, Narrowing())}
    narrowed = Narrowing(
        kind="child-seen",
        significant=True,
        raised=(everything["Line 1"].key,),
        lowered=(everything["Line 0"].key,),
    )
    texts = [line.text for line in read_through(world, told, narrowed)]
    assert "Line 1" in texts
    assert "Line 0" not in texts


def test_several_stories_come_together_each_its_own(world: World, told: UUID) -> None:
    other = add_person(actor=world.worker(), given_name="Ben", family_name="Reed", why="Told by phone", now=NOW)
    note_event(actor=world.worker(), person=other, kind="child-seen", happened_at=NOW, text="Ben.", now=NOW)
    ada, ben = stories_of([[told], [other]], viewer=world.worker(), now=NOW, most=20)
    assert (len(ada.entries), ada.has_more) == (20, True)
    assert {line.person for line in ada.entries} == {told}
    assert "Ben." in [line.text for line in ben.entries]
    assert ben.steps == ()


def test_a_story_in_short_has_every_line(world: World, told: UUID) -> None:
    outline = outline_of([told], viewer=world.worker(), today=TODAY)
    assert len([line for line in outline if line.text.startswith("Line")]) == LINES
    assert {line.agency for line in outline} == {"council"}


def test_looks_are_counted_by_role_and_no_name_comes_with_them(world: World, told: UUID) -> None:
    for _ in range(2):
        open_person(actor=world.worker(), person=told, now=NOW, reason="A worry from school")
    looks = looks_by_role([told], viewer=world.worker(), since=NOW - timedelta(days=1), until=NOW)
    assert ("screening-social-worker", 2) in [(look.role, look.times) for look in looks]


def test_another_council_learns_nothing_of_who_looked(world: World, told: UUID) -> None:
    open_person(actor=world.worker(), person=told, now=NOW, reason="A worry from school")
    assert looks_by_role([told], viewer=world.elsewhere_worker(), since=NOW - timedelta(days=1), until=NOW) == []
    with connection.cursor() as cursor:
        cursor.execute("select set_config('onestory.councils', '', true)")
        cursor.execute("select * from audit_looks(%s, %s, %s)", [[told], NOW - timedelta(days=1), NOW])
        assert cursor.fetchall() == []
