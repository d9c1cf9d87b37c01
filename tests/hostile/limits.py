"""Limits that end a test which goes on too long or takes too much memory, whatever else the machine is doing.

Time is counted in seconds of this process's own work, so a busy machine fails nobody; a clock on the wall stands behind
it for what waits without working.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS_OF_WORK = 4.0
"""Two seconds on each of two cores."""
SECONDS_ON_THE_WALL = 60.0
MEGABYTES = 400


class TooMuch(AssertionError):
    """It took more than it may."""


@contextmanager
def bounded(*, seconds: float = SECONDS_OF_WORK, megabytes: int = MEGABYTES) -> Iterator[None]:
    """Let what is inside take so much work and so much memory more than the process ever had, and no more."""
    before = _peak()
    handlers = [(each, signal.signal(each, _stop)) for each in (signal.SIGPROF, signal.SIGALRM)]
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_ON_THE_WALL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for each, handler in handlers:
            signal.signal(each, handler)
    grown = _peak() - before
    if grown > megabytes:
        raise TooMuch(f"It took {grown} MB more than anything before it; {megabytes} is the most.")


def _stop(number: int, _frame: FrameType | None) -> None:
    what = "worked" if number == signal.SIGPROF else "waited"
    raise TooMuch(f"It {what} too long.")


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
