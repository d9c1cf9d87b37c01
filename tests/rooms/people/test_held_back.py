"""What sources say differently is held back exactly as long as somebody is asked whether the records are one person."""

import pytest

from onestory.people.actions.correcting.read_corrections import read_corrections
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.models import Discrepancy
from onestory.people.rules.reviewing import Answer
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.test_review import LATER, answers, reviewer, source, the_question


@pytest.fixture
def asked(world: World) -> World:
    """The family, whose daughter's birthday the police have otherwise, and a doubt about one more record of theirs."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=source())
    return world


def held(world: World) -> set[bool]:
    world.keeper()
    return set(Discrepancy.objects.filter(closed_at=None).values_list("held", flat=True))


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.APART])
def test_an_answer_lets_it_go_and_taking_the_answer_back_holds_it_again(asked: World, answer: Answer) -> None:
    question = the_question(asked)
    assert held(asked) == {True}
    for name in ("ann", "ben"):
        answers(asked, question, name, answer)
    assert held(asked) == {False}
    question.refresh_from_db()
    assert question.settled_by_id is not None
    undo_change(actor=reviewer(asked, "cat"), change=question.settled_by_id, why="Another child after all", now=LATER)
    assert held(asked) == {True}
    police = asked.worker("partner-researcher", agency="police", purpose="data-quality")
    assert read_corrections(actor=police, now=LATER).rows == ()
