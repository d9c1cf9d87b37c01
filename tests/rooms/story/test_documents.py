"""Documents: filed as they came, version after version, read and taken with a line in the audit."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest

from onestory.audit.queries import sights_of
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Person
from onestory.story.actions.file_document import file_document
from onestory.story.actions.open_document import open_document
from onestory.story.actions.say_how_to_reach import say_how_to_reach
from onestory.story.queries.documents import documents_of, sought_in
from onestory.story.queries.told_first import told_first
from onestory.story.rules.reading import words_in
from tests.rooms.people.told_rows import everybody
from tests.rooms.story.conftest import NOW, WHY, World

TODAY = NOW.date()
PLAN = b"Safety plan: Ada rings her nan. The children sleep upstairs."


def filed(world: World, child: UUID, **changed: object) -> UUID:
    given: dict[str, object] = {
        "kind": "safety-plan",
        "title": "Safety plan for Ada",
        "author": "Amina Yusuf",
        "dated_on": TODAY - timedelta(days=3),
        "file_name": "plan.txt",
        "content": PLAN,
    } | changed
    return file_document(actor=world.worker(), person=child, reason=WHY, now=NOW, **given)  # type: ignore[arg-type]


def test_a_document_is_read_here_and_taken_and_each_is_in_the_audit(world: World, child: UUID) -> None:
    number = filed(world, child)
    opened = open_document(actor=world.worker(), person=child, number=number, reason=WHY, now=NOW)
    assert opened.card.words == PLAN.decode()
    taken = open_document(actor=world.worker(), person=child, number=number, with_file=True, reason=WHY, now=NOW)
    assert taken.content == PLAN
    acts = [sight.act for sight in sights_of(child, viewer=world.keeper())]
    assert {"document.file", "document.read", "document.take"} <= set(acts)


def test_whether_a_safety_plan_exists_is_said(world: World, child: UUID) -> None:
    def found() -> dict[str, str]:
        sought = sought_in(documents_of([child], viewer=world.worker()), (), viewer=world.worker())
        return {each.title: each.found.title if each.found else "" for each in sought}

    assert found()["Safety plan"] == ""
    filed(world, child)
    assert found()["Safety plan"] == "Safety plan for Ada"


def test_a_new_version_takes_the_place_of_the_old_once(world: World, child: UUID) -> None:
    first = filed(world, child)
    filed(world, child, replaces=first, content=b"Second.")
    cards = documents_of([child], viewer=world.worker())
    assert sorted((card.version, card.is_latest) for card in cards) == [(1, False), (2, True)]
    with pytest.raises(BadInput):
        filed(world, child, replaces=first)


@pytest.mark.parametrize(
    ("file_name", "content"),
    [("plan.exe", b"MZ"), ("plan.pdf", b"MZ"), ("plan.txt", b""), ("plan.docx", b"%PDF-")],
    ids=["a programme", "not what it says", "empty", "another kind"],
)
def test_a_file_that_is_not_what_it_says_is_not_taken(
    world: World, child: UUID, file_name: str, content: bytes
) -> None:
    with pytest.raises(BadInput):
        filed(world, child, file_name=file_name, content=content)


def test_another_childs_document_is_not_there(world: World, child: UUID) -> None:
    with pytest.raises(NotFound):
        open_document(actor=world.worker(), person=child, number=UUID(int=7), reason=WHY, now=NOW)


def test_from_the_moment_a_shield_stands_no_document_is_shown_and_none_is_filed(world: World) -> None:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    child = Person.objects.get(given_name__startswith="Kayleigh").pk
    number = filed(world, child, title="Report", content=b"She settled well at Valley Primary.")
    assert len(documents_of([child], viewer=world.worker())) == 1
    put_up_shield(actor=world.keeper(), person=child, since=TODAY - timedelta(days=9), why="Court order", now=NOW)
    worker = world.worker()
    assert documents_of([child], viewer=worker) == []
    with pytest.raises(NotFound):
        open_document(actor=worker, person=child, number=number, reason=WHY, now=NOW)
    with pytest.raises(NotPermitted):
        filed(world, child)


def test_how_to_reach_a_shielded_child_names_no_place_of_theirs(world: World) -> None:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    child = Person.objects.get(given_name__startswith="Kayleigh").pk
    say_how_to_reach(actor=world.worker(), person=child, words="Never ring Valley Primary.", reason=WHY, now=NOW)
    put_up_shield(actor=world.keeper(), person=child, since=TODAY - timedelta(days=9), why="Court order", now=NOW)
    head = open_part(actor=world.worker(), person=child, part="documents", reason=WHY, now=NOW)
    reach = told_first(head, viewer=world.worker(), today=NOW.date()).reach
    assert reach is not None
    assert "Valley" not in reach.words


def test_the_latest_word_on_how_to_reach_somebody_stands(world: World, child: UUID) -> None:
    for words in ("Ring after six.", "Never ring: write to her aunt."):
        say_how_to_reach(actor=world.worker(), person=child, words=words, reason=WHY, now=NOW)
    head = open_part(actor=world.worker(), person=child, part="story", now=NOW, reason=WHY)
    found = told_first(head, viewer=world.worker(), today=NOW.date()).reach
    assert found is not None
    assert found.words == "Never ring: write to her aunt."


def test_words_are_read_from_a_word_file_and_a_hostile_one_has_none() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = f"<w:document {space}><w:body><w:p><w:r><w:t>A plan</w:t></w:r></w:p></w:body></w:document>"
    assert words_in("plan.docx", word_file(body)) == "A plan"
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {space}><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>'  # noqa: E501
    assert "root" not in words_in("plan.docx", word_file(entity))
    assert words_in("plan.pdf", b"%PDF-1.7 broken") == ""
    assert words_in("plan.docx", b"PK\x03\x04 broken") == ""


def word_file(xml: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", xml)
    return made.getvalue()
