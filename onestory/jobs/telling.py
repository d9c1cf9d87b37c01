"""Progress told from beside the work: a long transaction's own writes are not seen until it ends."""

from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

from django.db import connection

Tell = Callable[[int, int], None]


class Telling:
    """Takes progress as often as it comes, and tells it on a connection of its own, at most once every so often."""

    def __init__(self, tell: Tell, *, every_s: float = 1.0) -> None:
        self._tell, self._every_s = tell, every_s
        self._last, self._told = (0, 0), (0, 0)
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __call__(self, done: int, of: int) -> None:
        """Take note of how far the work is."""
        self._last = (done, of)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            while not self._ended.wait(self._every_s):
                if self._last != self._told:
                    self._told = self._last
                    self._tell(*self._told)
        finally:
            connection.close()
