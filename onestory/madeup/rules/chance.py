"""Repeatable chance: each part of the world has a stream of its own, so deepening one leaves the others alone."""

import math
import random
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from onestory.madeup.rules.days import on_the_clock

Thing = TypeVar("Thing")


class Chance(random.Random):
    """A random stream named by words, with the few draws that the generator needs."""

    def happens(self, probability: float) -> bool:
        return self.random() < probability

    def pick(self, things: Sequence[Thing]) -> Thing:
        return things[int(self.random() * len(things))]

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def count(self, mean: float) -> int:
        """How many times something with this mean happened (Poisson)."""
        if mean <= 0:
            return 0
        if mean > 30:
            return max(0, round(self.gauss(mean, math.sqrt(mean))))
        limit, product, times = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            times += 1
        return times

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included; first when the span is empty."""
        span = (last - first).days
        return first if span <= 0 else first + timedelta(days=int(self.random() * (span + 1)))

    def moment(self, on: date, *, early: int = 7, late: int = 23) -> datetime:
        return on_the_clock(datetime.combine(on, time(self.whole(early, late), self.whole(0, 59))))


def stream(*words: object) -> Chance:
    """The stream named by these words; the same words always give the same stream."""
    return Chance("/".join(str(word) for word in words))


class Bag(Generic[Thing]):
    """Things to draw from, each with its weight."""

    __slots__ = ("_heights", "_things", "_total")

    def __init__(self, weighted: Iterable[tuple[Thing, float]]) -> None:
        pairs = list(weighted)
        self._things = [thing for thing, _ in pairs]
        self._heights = list(accumulate(weight for _, weight in pairs))
        self._total = self._heights[-1]

    def draw(self, chance: Chance) -> Thing:
        place = bisect_right(self._heights, chance.random() * self._total)
        return self._things[min(place, len(self._things) - 1)]

    @property
    def things(self) -> list[Thing]:
        return self._things


def long_tailed(things: Sequence[Thing], evenness: float) -> Bag[Thing]:
    """A bag in which the first things are common and the rest trail away; greater evenness, gentler fall."""
    return Bag((thing, 1.0 / (rank + evenness)) for rank, thing in enumerate(things, start=1))
