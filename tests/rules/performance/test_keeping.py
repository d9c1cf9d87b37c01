"""Answers that took long are given again for a while, to the same question alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import chain, count
from threading import Event

import pytest

from onestory.performance.rules.keeping import Kept

NOW, MINUTE = datetime(2026, 11, 20, 9, tzinfo=UTC), timedelta(minutes=1)


def lasting(*seconds: float) -> Callable[[], float]:
    """A timer by which one answer after the other takes so long."""
    told = chain.from_iterable((0.0, each) for each in seconds)
    return lambda: next(told)


def test_a_slow_answer_is_given_again_for_sixty_times_what_it_took() -> None:
    kept, numbers = Kept[int](timer=lasting(0.5, 0.5, 0.1, 3.0)), count()

    def asked(question: str, seconds: float) -> tuple[int, datetime]:
        now = NOW + timedelta(seconds=seconds)
        answer = kept.ask(question, lambda: next(numbers), now=now, at_most=MINUTE)
        return answer.found, answer.at

    assert asked("a", 0) == (0, NOW)
    assert asked("a", 29) == (0, NOW)
    assert asked("b", 29) == (1, NOW + timedelta(seconds=29))
    assert asked("a", 30) == (2, NOW + timedelta(seconds=30))
    assert asked("a", 35) == (2, NOW + timedelta(seconds=30))
    assert asked("a", 36) == (3, NOW + timedelta(seconds=36))
    assert asked("a", 95) == (3, NOW + timedelta(seconds=36)), "at most a minute, though sixty times that were three"


def test_an_answer_is_kept_for_no_longer_than_was_asked() -> None:
    kept, numbers = Kept[int](timer=lasting(3.0, 3.0)), count()
    for seconds, found in ((0, 0), (59, 0), (60, 1)):
        now = NOW + timedelta(seconds=seconds)
        assert kept.ask("a", lambda: next(numbers), now=now, at_most=MINUTE).found == found


def test_a_quick_answer_and_one_that_may_not_be_kept_are_worked_out_anew() -> None:
    numbers = count()
    for kept, at_most in ((Kept[int](timer=lasting(0.09, 0.09)), MINUTE), (Kept[int](slow_s=0), timedelta())):
        first, second = (kept.ask("a", lambda: next(numbers), now=NOW, at_most=at_most).found for _ in range(2))
        assert first != second


def test_what_fails_is_not_kept() -> None:
    kept = Kept[int](slow_s=0)
    with pytest.raises(ZeroDivisionError):
        kept.ask("a", lambda: 1 // 0, now=NOW, at_most=MINUTE)
    assert kept.ask("a", lambda: 7, now=NOW, at_most=MINUTE).found == 7


def test_those_who_ask_at_once_wait_for_one_answer() -> None:
    kept, numbers, asking, go_on = Kept[int](timer=lasting(1, 1, 1, 1)), count(), Event(), Event()

    def find() -> int:
        asking.set()
        assert go_on.wait(10)
        return next(numbers)

    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(kept.ask, "a", find, now=NOW, at_most=MINUTE) for _ in range(4)]
        assert asking.wait(10)
        go_on.set()
        assert [each.result().found for each in waiting] == [0, 0, 0, 0]
