"""What may leave: small numbers kept back, the rest rounded, and parts given up where a total would betray one.

Figures leave for whole quarters only, as they stood at a quarter's end, so that no two of them differ by a day or a
child. A quarter is protected the same way for whoever asks; a longer period is the sum of protected quarters and tells
nothing that they do not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SMALL = 7
ROUNDED_TO = 5
HALF = ROUNDED_TO // 2
ENOUGH = 4
"""Fewest values that a number kept back could still be, given all that is published."""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The true numbers of one cell."""

    numerator: float
    denominator: float


@dataclass(frozen=True, kw_only=True)
class Released:
    """A cell as it leaves; None where a number is kept back. `average` is of a sum, and has no numerator."""

    numerator: int | None
    denominator: int | None
    average: float | None = None


WITHHELD = Released(numerator=None, denominator=None)


@dataclass(frozen=True, kw_only=True)
class Family:
    """One quarter of one figure: its total, and its parts by each column it may be broken down by."""

    total: Released
    parts: Mapping[str, Mapping[str, Released]]


def rounded(count: float) -> int:
    """To the nearest five."""
    return ROUNDED_TO * round(count / ROUNDED_TO)


def released(counts: Counts, *, is_sum: bool = False) -> Released:
    """One cell by itself: seven or fewer are kept back, nought among them, and a share whose complement is as small."""
    if counts.denominator <= SMALL:
        return WITHHELD
    whole = rounded(counts.denominator)
    if is_sum:
        return Released(numerator=None, denominator=whole, average=float(round(counts.numerator / counts.denominator)))
    rest = counts.denominator - counts.numerator
    telling = counts.numerator <= SMALL or 0 < rest <= SMALL
    return Released(numerator=None if telling else rounded(counts.numerator), denominator=whole)


def family(total: Counts, parts: Mapping[str, Mapping[str, Counts]], *, is_sum: bool = False) -> Family:
    """The total, and those breakdowns from which nothing kept back can be worked out again. The total is kept first."""
    whole = released(total, is_sum=is_sum)
    offered = {
        column: {part: released(counts, is_sum=is_sum) for part, counts in each.items()}
        for column, each in parts.items()
    }
    while betrayed := _betrayed(whole, offered):
        offered = {column: each for column, each in offered.items() if column != betrayed}
    return Family(
        total=whole,
        parts={column: offered.get(column, dict.fromkeys(each, WITHHELD)) for column, each in parts.items()},
    )


def span(shown: int | None, *, at_most: float = SMALL) -> tuple[float, float]:
    """Between what the true number must lie, for somebody who knows the rules."""
    if shown is None:
        return 0, at_most
    return max(SMALL + 1, shown - HALF), shown + HALF


def _betrayed(whole: Released, offered: Mapping[str, Mapping[str, Released]]) -> str:
    """The breakdown with a number kept back that the rest pins down, if any."""
    totals = [span(whole.denominator)] if whole.denominator is not None else [(0, float("inf"))]
    totals += [_sum(span(each.denominator) for each in parts.values()) for parts in offered.values() if parts]
    low, high = max(lowest for lowest, _ in totals), min(highest for _, highest in totals)
    for column, parts in offered.items():
        spans = [span(each.denominator) for each in parts.values()]
        least, most = _sum(spans)
        for each, (lowest, highest) in zip(parts.values(), spans, strict=True):
            if each.denominator is None:
                down = max(lowest, low - (most - highest))
                up = min(highest, high - (least - lowest))
                if up - down + 1 < ENOUGH:
                    return column
    return ""


def _sum(spans: Iterable[tuple[float, float]]) -> tuple[float, float]:
    listed = list(spans)
    return sum(low for low, _ in listed), sum(high for _, high in listed)


def together(cells: Iterable[Released]) -> Released:
    """Several quarters as one: the sum of what was released, nothing where any of them was kept back."""
    listed = list(cells)
    wholes = [each.denominator for each in listed if each.denominator is not None]
    if not listed or len(wholes) < len(listed):
        return WITHHELD
    shares = [each.numerator for each in listed if each.numerator is not None]
    averages = [
        each.average * each.denominator for each in listed if each.average is not None and each.denominator is not None
    ]
    return Released(
        numerator=sum(shares) if len(shares) == len(listed) else None,
        denominator=sum(wholes),
        average=round(sum(averages) / sum(wholes), 1) if len(averages) == len(listed) else None,
    )
