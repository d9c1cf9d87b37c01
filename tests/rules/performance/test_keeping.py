"""Answers that took long are given again for a while, to the same question alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import count
from threading import Event

import pytest

from onestory.performance.rules.keeping import Kept

NOW, MINUTE = datetime(2026, 11, 20, 9, tzinfo=UTC), timedelta(minutes=1)


def test_a_slow_answer_is_given_again_until_it_is_too_old() -> None:
    kept, numbers = Kept[int](slow_s=0), count()

    def asked(question: str, seconds: float) -> tuple[int, datetime]:
        now = NOW + timedelta(seconds=seconds)
        answer = kept.ask(question, lambda: next(numbers), now=now, kept_for=MINUTE)
        return answer.found, answer.at

    assert asked("a", 0) == (0, NOW)
    assert asked("a", 59) == (0, NOW)
    assert asked("b", 59) == (1, NOW + timedelta(seconds=59))
    assert asked("a", 60) == (2, NOW + MINUTE)


def test_a_quick_answer_and_one_that_may_not_be_kept_are_worked_out_anew() -> None:
    numbers = count()
    for kept, kept_for in ((Kept[int](slow_s=60), MINUTE), (Kept[int](slow_s=0), timedelta())):
        first, second = (kept.ask("a", lambda: next(numbers), now=NOW, kept_for=kept_for).found for _ in range(2))
        assert first != second


def test_what_fails_is_not_kept() -> None:
    kept = Kept[int](slow_s=0)
    with pytest.raises(ZeroDivisionError):
        kept.ask("a", lambda: 1 // 0, now=NOW, kept_for=MINUTE)
    assert kept.ask("a", lambda: 7, now=NOW, kept_for=MINUTE).found == 7


def test_those_who_ask_at_once_wait_for_one_answer() -> None:
    kept, numbers, asking, go_on = Kept[int](slow_s=0), count(), Event(), Event()

    def find() -> int:
        asking.set()
        assert go_on.wait(10)
        return next(numbers)

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(kept.ask, "a", find, now=NOW, kept_for=MINUTE) for _ in range(4)]
        assert asking.wait(10)
        go_on.set()
        assert [each.result().found for each in waiting] == [0, 0, 0, 0]
