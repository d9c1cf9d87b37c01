"""Finding the declared gaps and bursts in a story. Pure; it marks what happened and weighs nobody."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onestory.story.declared.patterns import PATTERNS, Pattern, Shape


@dataclass(frozen=True)
class Dated:
    """As much of a line as finding patterns takes."""

    id: int
    kind: str
    on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """One gap or burst, the rule that marked it, from when until when, and the lines that make it."""

    pattern: Pattern
    since: date
    until: date
    times: int
    lines: tuple[int, ...] = ()


def patterns_in(lines: Iterable[Dated], *, today: date, born: date | None = None) -> list[Found]:
    """Every gap and burst, the latest first. A burst goes on while each line has enough others in its window."""
    told = sorted((line for line in lines if line.on <= today), key=lambda line: (line.on, line.id))
    found: list[Found] = []
    for pattern in PATTERNS:
        fitting = [line for line in told if _fits(pattern, line, born)]
        found += _silences(pattern, fitting) if pattern.shape is Shape.SILENCE else _bursts(pattern, fitting)
    return sorted(found, key=lambda each: (each.until, each.since), reverse=True)


def _fits(pattern: Pattern, line: Dated, born: date | None) -> bool:
    if pattern.kinds and line.kind not in pattern.kinds:
        return False
    if pattern.saying and not any(word in line.words.casefold() for word in pattern.saying):
        return False
    return not (pattern.under_18 and born and line.on >= _eighteen(born))


def _silences(pattern: Pattern, told: Sequence[Dated]) -> list[Found]:
    days = sorted({line.on for line in told})
    return [
        Found(pattern=pattern, since=earlier, until=later, times=0)
        for earlier, later in pairwise(days)
        if (later - earlier).days >= pattern.days
    ]


def _bursts(pattern: Pattern, told: Sequence[Dated]) -> list[Found]:
    """Stretches in which, at every line, the window holds enough: overlapping windows are one burst."""
    stretches: list[slice] = []
    for window in _full_windows(pattern, told):
        if stretches and told[stretches[-1].stop - 1].on >= told[window.start].on:
            stretches[-1] = slice(stretches[-1].start, max(stretches[-1].stop, window.stop))
        else:
            stretches.append(window)
    return [_burst(pattern, told[stretch]) for stretch in stretches]


def _full_windows(pattern: Pattern, told: Sequence[Dated]) -> Iterator[slice]:
    """From each line on, as far as the window reaches, where that holds enough: both ends only ever move on."""
    reach = timedelta(days=pattern.days)
    held: Counter[tuple[str, date, str]] = Counter()
    end = 0
    for start, first in enumerate(told):
        while end < len(told) and told[end].on - first.on <= reach:
            held[_same(told[end])] += 1
            end += 1
        if len(held) >= pattern.times:
            yield slice(start, end)
        held[_same(first)] -= 1
        if not held[_same(first)]:
            del held[_same(first)]


def _same(line: Dated) -> tuple[str, date, str]:
    """What is alike in a happening told twice on one day."""
    return line.kind, line.on, line.words


def _burst(pattern: Pattern, lines: Sequence[Dated]) -> Found:
    return Found(
        pattern=pattern,
        since=lines[0].on,
        until=lines[-1].on,
        times=len(lines),
        lines=tuple(line.id for line in lines),
    )


def _eighteen(born: date) -> date:
    try:
        return born.replace(year=born.year + 18)
    except ValueError:
        return born.replace(year=born.year + 18, day=28)
