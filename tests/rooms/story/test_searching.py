"""The search: the words people use, cited by whose they are, and nothing that is closed to whoever asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from onestory.people.models import Kin
from onestory.story.actions.file_document import file_document
from onestory.story.actions.search_story import search_story
from onestory.story.queries.searching import Hit
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.story.conftest import NOW, WHY, World


def found(world: World, child: UUID, words: str, role: str = "screening-social-worker") -> list[Hit]:
    return search_story(actor=world.worker(role), person=child, words=words, reason=WHY, now=NOW)


@pytest.mark.parametrize("asked", ["child", "children", "Children", "seen child"])
def test_children_and_child_find_one_another(world: World, child: UUID, asked: str) -> None:
    hits = found(world, child, asked)
    assert any("seen at home" in "".join(piece.words for piece in hit.snippet) for hit in hits)


def test_a_snippet_marks_the_word_and_cites_whose_it_is(world: World, child: UUID) -> None:
    (hit,) = found(world, child, "cheerful")
    assert [piece.words for piece in hit.snippet if piece.is_found] == ["cheerful"]
    assert (hit.title, hit.on) == ("Child seen", (NOW - timedelta(days=40)).date())


def test_a_document_is_found_by_its_words_and_its_kind(world: World, child: UUID) -> None:
    file_document(
        actor=world.worker(),
        person=child,
        kind="safety-plan",
        title="What keeps Ada safe",
        author="Amina Yusuf",
        dated_on=NOW.date(),
        file_name="plan.txt",
        content=b"If it starts again she rings her grandmother.",
        reason=WHY,
        now=NOW,
    )
    for words in ("safety plan", "grandmother"):
        assert "document" in [hit.part for hit in found(world, child, words)]


def test_what_is_under_seal_is_found_only_by_those_who_may_read_it(world: World, child: UUID) -> None:
    assert found(world, child, "informant")
    stranger = replace(world.worker("reviewing-officer"), agency=0)
    stand(stranger)
    assert search_story(actor=stranger, person=child, words="informant", reason=WHY, now=NOW) == []


def test_behind_the_wall_it_opens_nothing_by_itself(world: World, child: UUID) -> None:
    def raw() -> int:
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from story_search('cheerful', %s, 50)", [[child]])
            return int(cursor.fetchone()[0])

    world.worker()
    assert raw() == 1
    world.elsewhere_worker()
    assert raw() == 0
    stand(NOBODY)
    assert raw() == 0
    keeper = world.keeper()
    user = world.users["screening-social-worker"]
    Kin.objects.create(
        council_id=world.council, user_id=user, person_id=child, kind="relative", declared_at=NOW,
        declared_by=keeper.username,
    )  # fmt: skip
    world.worker()
    assert raw() == 0


def test_nothing_asked_finds_nothing(world: World, child: UUID) -> None:
    assert found(world, child, "the") == []
    assert found(world, child, "") == []
