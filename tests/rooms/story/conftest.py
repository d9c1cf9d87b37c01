"""A hub with people at work, and a child with a story, for the tests of the story room."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.working.note_event import note_event
from tests.rooms.people.conftest import NOW, World, world

__all__ = ["NOW", "WHY", "World", "child", "world"]

WHY = "A worry from school"


@pytest.fixture
def child(world: World) -> UUID:
    """A child with a few lines: one opinion, one under seal of the police."""
    worker = world.worker()
    ada = add_person(actor=worker, given_name="Ada", family_name="Reed", why="Told by phone", now=NOW)
    told = (
        ("child-seen", 40, "The children were seen at home. Ada was cheerful.", False, False),
        ("cp-plan", 30, "Child protection plan for Neglect", False, False),
        ("partner-event", 20, "The worker thinks that Ada is afraid of visitors.", True, False),
        ("police-notice", 10, "Police notice: shouting heard; a sealed informant.", False, True),
    )
    for kind, days, words, is_opinion, sealed in told:
        note_event(
            actor=worker,
            person=ada,
            kind=kind,
            happened_at=NOW - timedelta(days=days),
            text=words,
            is_opinion=is_opinion,
            sealed=sealed,
            now=NOW,
        )
    return ada
