"""Asking for pages at a steady rate, as many browsers do: a slow answer holds up nobody's next question."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

BROWSERS = 32
GIVES_UP_AFTER_S = 20
NEVER_ANSWERED = 0


@dataclass(frozen=True)
class Answer:
    """How long one answer took from the moment it was due to be asked for, and what came."""

    seconds: float
    status: int
    size: int


@dataclass(frozen=True)
class Site:
    """Where the hub answers, and the cookies of somebody signed in."""

    host: str
    port: int
    cookies: str

    def get(self, path: str, due: float | None = None) -> Answer:
        """Ask for one page, and read all of it."""
        began = time.perf_counter() if due is None else due
        connection = HTTPConnection(self.host, self.port, timeout=GIVES_UP_AFTER_S)
        try:
            connection.request("GET", path, headers={"Cookie": self.cookies, "Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            status, size = answer.status, len(answer.read())
        except TimeoutError:
            status, size = NEVER_ANSWERED, 0
        finally:
            connection.close()
        return Answer(seconds=time.perf_counter() - began, status=status, size=size)

    def steadily(self, paths: Sequence[str], *, per_second: float) -> list[Answer]:
        """Each in its turn, begun when it is due; the wait of one that could not be begun in time counts too."""
        began = time.perf_counter() + 0.1
        with ThreadPoolExecutor(BROWSERS) as browsers:
            return list(
                browsers.map(lambda turn: self._when_due(began + turn / per_second, paths[turn]), range(len(paths)))
            )

    def _when_due(self, due: float, path: str) -> Answer:
        """One too far behind is not asked for at all: a hub that cannot keep up must not keep us for ever."""
        wait = due - time.perf_counter()
        if wait < -GIVES_UP_AFTER_S:
            return Answer(seconds=-wait, status=NEVER_ANSWERED, size=0)
        time.sleep(max(0.0, wait))
        return self.get(path, due)
