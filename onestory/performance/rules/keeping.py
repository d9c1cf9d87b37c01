"""Answers that took long, given again for a while to whoever asks the very same."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")
SLOW_S = 0.1
"""What took less is worked out anew each time: nobody waits for it, and it is as of now."""
TIMES = 60
"""An answer is kept for so many times what it took: of a process's time a sixtieth goes to each question at most."""
LOCKS = 16


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[T]):
    """What was found, and when it was worked out."""

    found: T
    at: datetime


@dataclass(frozen=True, kw_only=True)
class _Keeping(Generic[T]):
    answer: Answer[T]
    until: datetime


class Kept(Generic[T]):
    """The answers of one process. Those who ask the same at once wait for one answer.

    `timer` gives seconds, of which only differences count.
    """

    def __init__(self, *, slow_s: float = SLOW_S, timer: Callable[[], float] = time.perf_counter) -> None:
        self._slow_s, self._timer = slow_s, timer
        self._answers: dict[Hashable, _Keeping[T]] = {}
        self._asking = tuple(threading.Lock() for _ in range(LOCKS))

    def ask(self, question: Hashable, find: Callable[[], T], *, now: datetime, at_most: timedelta) -> Answer[T]:
        """The answer: one found before while it is no older than sixty times what it took, nor than `at_most`.

        Whatever `find` raises is raised, and nothing is kept.
        """
        if not at_most:
            return Answer(found=find(), at=now)
        with self._asking[hash(question) % LOCKS]:
            kept = self._answers.get(question)
            if kept is not None and kept.answer.at <= now < kept.until:
                return kept.answer
            began = self._timer()
            answer = Answer(found=find(), at=now)
            took = self._timer() - began
            self._forget(now)
            if took >= self._slow_s:
                self._answers[question] = _Keeping(
                    answer=answer, until=now + min(at_most, TIMES * timedelta(seconds=took))
                )
        return answer

    def _forget(self, now: datetime) -> None:
        for question, kept in list(self._answers.items()):
            if kept.until <= now:
                self._answers.pop(question, None)
