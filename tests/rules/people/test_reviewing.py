"""What answers come to, and how far reviewers agree."""

from datetime import UTC, datetime

import pytest

from onestory.people.rules.reviewing import Answer, Given, agreement, came_to

AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
S, A, U = Answer.SAME, Answer.APART, Answer.UNSURE


@pytest.mark.parametrize(
    ("answers", "needs", "state"),
    [
        ([], 1, "open"),
        ([S], 1, "same"),
        ([A], 2, "open"),
        ([A, A], 2, "apart"),
        ([S, A], 2, "disputed"),
        ([S, U], 2, "disputed"),
        ([U], 1, "unsure"),
    ],
)
def test_enough_who_agree_settle_it(answers: list[Answer], needs: int, state: str) -> None:
    given = [Given(by=str(n), answer=answer, why="x", at=AT) for n, answer in enumerate(answers)]
    assert came_to(given, needs) == state


def test_the_last_word_settles_a_dispute() -> None:
    given = [Given(by="a", answer=S, why="x", at=AT), Given(by="b", answer=A, why="x", at=AT)]
    assert came_to([*given, Given(by="c", answer=S, why="x", at=AT, is_last_word=True)], 2) == "same"


def test_agreement_is_measured_beyond_chance() -> None:
    found = agreement([(S, S)] * 20 + [(S, A)] * 5 + [(A, S)] * 10 + [(A, A)] * 15)
    assert (found.questions, found.agreed, found.share, found.kappa) == (50, 35, 0.7, 0.4)


def test_nothing_marked_twice_says_nothing_and_all_alike_says_nothing_beyond_chance() -> None:
    assert agreement([]).share is None
    assert agreement([(S, S)] * 3).kappa is None
