"""A version for a court: what it holds, that it is for good, and that a change to it is seen."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.working.note_event import note_event
from onestory.story.actions.lock_story import lock_story
from onestory.story.actions.open_version import open_version
from onestory.story.models import Version
from onestory.story.rules.printing import as_pdf
from onestory.story.rules.sheets import as_workbook
from onestory.story.rules.told import as_text, digest_of, from_text
from tests.rooms.story.conftest import NOW, WHY, World


def test_a_version_holds_the_story_oldest_first_and_stays_as_it_was(world: World, child: UUID) -> None:
    number = lock_story(actor=world.worker(), person=child, why="Family Court, 3 December", reason=WHY, now=NOW)
    note_event(actor=world.worker(), person=child, kind="child-seen", happened_at=NOW, text="Later.", now=NOW)
    kept = open_version(actor=world.worker(), person=child, number=number, reason=WHY, now=NOW).kept
    words = [line.words for line in kept.story.lines]
    assert words[0].startswith("The children were seen")
    assert "Later." not in words
    assert kept.is_whole
    assert from_text(as_text(kept.story)) == kept.story


def test_what_is_under_seal_never_goes_into_a_version_whoever_locks_it(world: World, child: UUID) -> None:
    manager = world.worker("hub-manager")
    assert "sealed" in manager.grants
    number = lock_story(actor=manager, person=child, why="Court", reason=WHY, now=NOW)
    kept = open_version(actor=world.worker("hub-manager"), person=child, number=number, reason=WHY, now=NOW).kept
    assert "informant" not in kept.text


def test_each_version_has_its_number_and_says_what_for(world: World, child: UUID) -> None:
    assert [lock_story(actor=world.worker(), person=child, why="Court", reason=WHY, now=NOW) for _ in range(2)] == [
        1,
        2,
    ]
    with pytest.raises(BadInput):
        lock_story(actor=world.worker(), person=child, why=" ", reason=WHY, now=NOW)
    with pytest.raises(NotPermitted):
        lock_story(actor=world.worker("contact-officer"), person=child, why="Court", reason=WHY, now=NOW)


def test_the_database_lets_nobody_change_a_version(world: World, child: UUID) -> None:
    lock_story(actor=world.worker(), person=child, why="Court", reason=WHY, now=NOW)
    for statement in ("update story_version set why = 'x'", "delete from story_version"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_version_that_was_changed_is_found_out(world: World, child: UUID) -> None:
    number = lock_story(actor=world.worker(), person=child, why="Court", reason=WHY, now=NOW)
    kept = open_version(actor=world.worker(), person=child, number=number, reason=WHY, now=NOW).kept
    changed = kept.text.replace("cheerful", "tearful")
    assert not replace(kept, text=changed, digest_now=digest_of(changed)).is_whole


def test_printed_and_as_a_workbook_nothing_in_it_is_run(world: World, child: UUID) -> None:
    hostile = '=HYPERLINK("http://x","y") #eval("1") *bold*'
    note_event(actor=world.worker(), person=child, kind="child-seen", happened_at=NOW, text=hostile, now=NOW)
    number = lock_story(actor=world.worker(), person=child, why="@Court", reason=WHY, now=NOW)
    kept = open_version(actor=world.worker(), person=child, number=number, taken_as="xlsx", reason=WHY, now=NOW).kept
    with zipfile.ZipFile(io.BytesIO(as_workbook(kept.story, sha256=kept.card.sha256))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "'=HYPERLINK" in strings
    assert "'@Court" in strings
    assert as_pdf(kept.text, sha256=kept.card.sha256).startswith(b"%PDF-")
    assert digest_of(kept.text) == kept.card.sha256 == Version.objects.get(number=number).sha256
