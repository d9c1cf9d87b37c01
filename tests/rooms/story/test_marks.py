"""Marking lines: the latest word stands, all are kept, the line stays as it was."""

from __future__ import annotations

from uuid import UUID

import pytest

from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.queries import chronology_of
from onestory.people.rules.page import StoryEntry
from onestory.story.actions.mark_line import MarkedMeanwhile, mark_line
from onestory.story.models import Mark
from onestory.story.queries.marks import marks_of
from onestory.story.rules.marks import is_significant
from tests.rooms.story.conftest import NOW, WHY, World


def line_saying(world: World, child: UUID, words: str) -> StoryEntry:
    story = chronology_of(child, viewer=world.worker(), now=NOW)
    return next(line for line in story.entries if words in line.text)


def test_the_latest_word_on_significance_stands_and_every_analysis_is_kept(world: World, child: UUID) -> None:
    line = line_saying(world, child, "cheerful")
    record, number = line.key
    for significance, analysis in (("significant", "First thought."), ("routine", ""), ("", "Second thought.")):
        mark_line(
            actor=world.worker(),
            person=child,
            record=record,
            number=number,
            significance=significance,
            analysis=analysis,
            reason=WHY,
            now=NOW,
        )
    marked = marks_of([child], viewer=world.worker())[line.key]
    assert not is_significant(line, marked)
    assert [each.analysis for each in marked.analyses] == ["First thought.", "Second thought."]
    assert line_saying(world, child, "cheerful") == line


def test_a_line_of_somebody_else_cannot_be_marked(world: World, child: UUID) -> None:
    with pytest.raises(NotFound):
        mark_line(
            actor=world.worker(), person=child, record="", number=10**9, significance="routine", reason=WHY, now=NOW
        )


def test_a_mark_says_something(world: World, child: UUID) -> None:
    _, number = line_saying(world, child, "cheerful").key
    with pytest.raises(BadInput):
        mark_line(actor=world.worker(), person=child, record="", number=number, reason=WHY, now=NOW)


def test_a_contact_officer_marks_nothing(world: World, child: UUID) -> None:
    _, number = line_saying(world, child, "cheerful").key
    with pytest.raises(NotPermitted):
        mark_line(
            actor=world.worker("contact-officer"),
            person=child,
            record="",
            number=number,
            significance="routine",
            reason=WHY,
            now=NOW,
        )
    assert Mark.objects.count() == 0


def test_whoever_writes_is_told_of_a_mark_made_meanwhile_and_keeps_theirs_beside_it(world: World, child: UUID) -> None:
    record, number = line_saying(world, child, "cheerful").key

    def written(words: str, seen: int | None) -> None:
        mark_line(
            actor=world.worker(), person=child, record=record, number=number, analysis=words, seen=seen, reason=WHY,
            now=NOW,
        )  # fmt: skip

    written("Hers.", 0)
    with pytest.raises(MarkedMeanwhile, match="since you opened it"):
        written("Mine.", 0)
    assert Mark.objects.count() == 1
    written("Mine.", 1)
    assert [mark.analysis for mark in marks_of([child], viewer=world.worker())[record, number].analyses] == [
        "Hers.",
        "Mine.",
    ]
