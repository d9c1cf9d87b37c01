"""The journal of shields, outside the database: a restore to an earlier moment forgets no shield."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pytest_django.fixtures import Settings

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.shielding.check_keys import check_keys
from onestory.people.actions.shielding.put_up_again import put_up_again
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.index.journal import written_down
from onestory.people.models import Person
from onestory.people.rules.journal import LIFTED, UP, ShieldLine, lost_since
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody

SINCE = date(2026, 6, 1)
EARLIER, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)
Committing = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


@pytest.fixture
def journal(settings: Settings, tmp_path: Path) -> Path:
    settings.SHIELD_JOURNAL = tmp_path / "kept" / "shields.jsonl"
    return tmp_path / "kept" / "shields.jsonl"


@pytest.fixture
def kayleigh(world: World) -> UUID:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return Person.objects.get(given_name__startswith="Kayleigh", retired_at=None).pk


def shielded(world: World, person: UUID) -> None:
    put_up_shield(actor=world.worker("hub-manager"), person=person, since=SINCE, why="Court order", now=NOW)


def test_a_shield_is_written_down_when_it_is_safe_and_not_before(
    world: World, kayleigh: UUID, journal: Path, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        shielded(world, kayleigh)
        assert written_down(journal) == []
    line = ShieldLine(council=world.council, person=kayleigh, what=UP, at=NOW, since=SINCE)
    assert written_down(journal) == [line]
    assert "Court order" not in journal.read_text()


def test_a_journal_that_cannot_be_written_does_not_stop_a_shield(
    world: World, kayleigh: UUID, journal: Path, django_capture_on_commit_callbacks: Committing
) -> None:
    journal.parent.write_text("a file where the folder should be")
    with django_capture_on_commit_callbacks(execute=True):
        shielded(world, kayleigh)
    world.keeper()
    assert Person.objects.get(pk=kayleigh).is_shielded


def test_a_shield_that_the_database_forgot_goes_up_again(world: World, kayleigh: UUID) -> None:
    nobody_known = uuid4()
    lost = {
        person: ShieldLine(council=world.council, person=person, what=UP, at=LATER, since=SINCE)
        for person in (kayleigh, nobody_known)
    }
    again = put_up_again(actor=world.worker("hub-manager"), lost=lost, now=LATER)
    assert (again.people, again.missing) == (1, (str(nobody_known),))
    world.keeper()
    assert Person.objects.get(pk=kayleigh).is_shielded
    assert Person.objects.filter(is_shielded=True).count() > 1, "it spreads to those who live there"


def test_only_what_went_up_after_the_moment_is_lost_and_a_lifting_forgets_nothing() -> None:
    early, late, elsewhere = uuid4(), uuid4(), uuid4()
    lines = [
        ShieldLine(council=1, person=early, what=UP, at=EARLIER, since=SINCE),
        ShieldLine(council=1, person=late, what=UP, at=LATER, since=SINCE),
        ShieldLine(council=1, person=late, what=LIFTED, at=LATER + timedelta(days=1)),
        ShieldLine(council=2, person=elsewhere, what=UP, at=LATER, since=SINCE),
    ]
    assert set(lost_since(lines, NOW, council=1)) == {late}


def test_a_key_that_is_away_is_named(world: World, kayleigh: UUID, journal: Path, settings: Settings) -> None:
    shielded(world, kayleigh)
    viewer = world.worker("hub-manager")
    assert check_keys(actor=viewer, now=NOW) == []
    settings.SHIELD_KEYS, settings.SHIELD_KEY_COMMAND, settings.SHIELD_KEY_FILE = "", "", journal
    assert len(check_keys(actor=viewer, now=NOW)) == 1
