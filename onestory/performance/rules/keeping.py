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
LOCKS = 16


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[T]):
    """What was found, and when it was worked out."""

    found: T
    at: datetime


class Kept(Generic[T]):
    """The answers of one process. Those who ask the same at once wait for one answer."""

    def __init__(self, *, slow_s: float = SLOW_S) -> None:
        self._slow_s = slow_s
        self._answers: dict[Hashable, Answer[T]] = {}
        self._asking = tuple(threading.Lock() for _ in range(LOCKS))

    def ask(self, question: Hashable, find: Callable[[], T], *, now: datetime, kept_for: timedelta) -> Answer[T]:
        """The answer, no older than `kept_for`. Whatever `find` raises is raised, and nothing is kept."""
        if not kept_for:
            return Answer(found=find(), at=now)
        with self._asking[hash(question) % LOCKS]:
            answer = self._answers.get(question)
            if answer is not None and now - answer.at < kept_for:
                return answer
            began = time.perf_counter()
            answer = Answer(found=find(), at=now)
            self._forget(now - kept_for)
            if time.perf_counter() - began >= self._slow_s:
                self._answers[question] = answer
        return answer

    def _forget(self, before: datetime) -> None:
        for question, answer in list(self._answers.items()):
            if answer.at <= before:
                self._answers.pop(question, None)
