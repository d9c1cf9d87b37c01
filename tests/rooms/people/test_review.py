"""The review queue: the harmful first, two who must agree without seeing each other, decisions that last, and undo."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onestory.grammar.refusals import BadInput, Conflict, NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.joining.answer_question import answer_question
from onestory.people.actions.joining.take_question import take_question
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.index.taking_in import Held
from onestory.people.models import Person, Question
from onestory.people.queries.review import review_queue
from onestory.people.rules.reviewing import Answer
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.test_write_up import with_police
from tests.rooms.people.told_rows import POLICE

LATER = NOW + timedelta(hours=1)
SISTER = "N9 | 14/9 | 18/11/2026 20:00 | 18/11/2026 | Missing | Missing person | ONEIL | ZARA | 02/03/2014 | F"
DOUBTFUL = f"{POLICE.rstrip()}\n    {SISTER} | 14 High Street | S65 1AB | MEDIUM | Back by midnight | PC Day\n"


def source() -> Held:
    return with_police(DOUBTFUL)


@pytest.fixture
def asked(world: World) -> World:
    """The family, and a record of another first name on her birthday and at her address."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=source())
    return world


def reviewer(world: World, name: str) -> Actor:
    """A hub manager of this name."""
    actor = replace(world.worker("hub-manager", purpose="data-quality"), username=name)
    stand(actor)
    return actor


def the_question(world: World) -> Question:
    world.keeper()
    return Question.objects.get(right_record__contains="N9")


def answers(world: World, question: Question, who: str, answer: Answer) -> str:
    actor = reviewer(world, who)
    take_question(actor=actor, question=question.pk, now=LATER)
    return answer_question(actor=actor, question=question.pk, answer=answer, why="Seen both files", now=LATER).state


def test_a_question_about_a_child_says_whom_a_mistake_harms_and_needs_two(asked: World) -> None:
    queue = review_queue(viewer=reviewer(asked, "ann"), now=LATER)
    row = next(row for row in queue.rows if "ZARA" in (row.left + row.right).upper())
    assert "One of them is a child" in row.risks
    assert (row.needs, row.marks, row.state) == (2, 0, "open")
    assert queue.waiting == len(queue.rows)


def test_two_people_stand_side_by_side_with_their_family_and_the_weights(asked: World) -> None:
    question = the_question(asked)
    seen = take_question(actor=reviewer(asked, "ann"), question=question.pk, now=LATER)
    born = next(row for row in seen.rows if row.title == "Date of birth")
    assert born.standing == "agrees"
    assert {step.title for step in seen.steps} >= {"First name", "Date of birth"}
    assert any(each.name.startswith("Donna") for side in (seen.left, seen.right) for each in side.family)
    assert seen.shut == ""


def test_two_who_agree_join_them_and_a_run_does_not_part_them(asked: World) -> None:
    question = the_question(asked)
    assert answers(asked, question, "ann", Answer.SAME) == "open"
    assert answers(asked, question, "ben", Answer.SAME) == "settled"
    link_council(actor=asked.keeper(), council=asked.council, now=LATER, source=source())
    asked.keeper()
    people = Person.objects.filter(pk__in=(question.left_id, question.right_id), retired_at=None)
    assert people.count() == 1


def test_two_who_part_them_are_not_asked_again(asked: World) -> None:
    question = the_question(asked)
    before = Question.objects.filter(state="open").count()
    answers(asked, question, "ann", Answer.APART)
    assert answers(asked, question, "ben", Answer.APART) == "settled"
    link_council(actor=asked.keeper(), council=asked.council, now=LATER, source=source())
    asked.keeper()
    assert Question.objects.filter(state="open").count() == before - 1


def test_the_second_does_not_see_what_the_first_said_and_a_third_settles_a_dispute(asked: World) -> None:
    question = the_question(asked)
    answers(asked, question, "ann", Answer.SAME)
    seen = take_question(actor=reviewer(asked, "ben"), question=question.pk, now=LATER)
    assert (seen.answers, seen.shut) == ((), "")
    assert answers(asked, question, "ben", Answer.APART) == "disputed"
    seen = take_question(actor=reviewer(asked, "cat"), question=question.pk, now=LATER)
    assert [given.by for given in seen.answers] == ["ann", "ben"]
    assert answers(asked, question, "cat", Answer.APART) == "settled"
    agreed = review_queue(viewer=reviewer(asked, "cat"), now=LATER).agreement
    assert (agreed.questions, agreed.agreed) == (1, 0)


def test_nobody_answers_twice_nor_what_another_has_taken_up_nor_without_a_reason(asked: World) -> None:
    question = the_question(asked)
    take_question(actor=reviewer(asked, "ann"), question=question.pk, now=LATER)
    with pytest.raises(Conflict, match="ann took this up"):
        answer_question(actor=reviewer(asked, "ben"), question=question.pk, answer=Answer.SAME, why="x", now=LATER)
    with pytest.raises(BadInput, match="Say why"):
        answer_question(actor=reviewer(asked, "ann"), question=question.pk, answer=Answer.SAME, why=" ", now=LATER)
    answers(asked, question, "ann", Answer.SAME)
    with pytest.raises(Conflict, match="You have answered this"):
        answer_question(actor=reviewer(asked, "ann"), question=question.pk, answer=Answer.SAME, why="x", now=LATER)
    with pytest.raises(NotPermitted):
        answer_question(actor=asked.worker(), question=question.pk, answer=Answer.SAME, why="x", now=LATER)


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.APART])
def test_taking_a_decision_back_asks_again_and_leaves_everything_as_it_was(asked: World, answer: Answer) -> None:
    question = the_question(asked)
    before = picture()
    answers(asked, question, "ann", answer)
    answers(asked, question, "ben", answer)
    asked.keeper()
    question.refresh_from_db()
    assert question.settled_by_id is not None
    undo_change(actor=reviewer(asked, "cat"), change=question.settled_by_id, why="Another child after all", now=LATER)
    asked.keeper()
    question.refresh_from_db()
    assert question.state == "open"
    assert Question.objects.get(pk=question.pk).settled_by_id is None
    assert picture() == before
    assert answers(asked, question, "ann", answer) == "open"


def test_not_sure_stays_in_the_queue_and_is_answered_afresh(asked: World) -> None:
    question = the_question(asked)
    answers(asked, question, "ann", Answer.UNSURE)
    assert answers(asked, question, "ben", Answer.UNSURE) == "unsure"
    assert review_queue(viewer=reviewer(asked, "ann"), now=LATER).unsure == 1
    assert answers(asked, question, "ann", Answer.SAME) == "open"
    assert answers(asked, question, "ben", Answer.SAME) == "settled"
