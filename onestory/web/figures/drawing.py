"""A figure's line as a picture's numbers, and the same as rows of a table."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onestory.grammar.indicators import Indicator, Measure
from onestory.performance.queries.cards import Figure
from onestory.performance.rules.figuring import Reading
from onestory.performance.rules.periods import first_of
from onestory.performance.rules.standing import in_words

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 640, 220, 64, 20, 40
PLOT = HEIGHT - TOP - BOTTOM
HUNDRED = 100.0


def trend_of(figure: Figure) -> dict[str, object]:
    """Everything the trend component needs."""
    line = figure.trend
    top = _top(figure)
    aimed = figure.target
    return {
        "id": f"trend-{figure.indicator.code}",
        "says": _says(figure.indicator, line),
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "ticks": [{"y": _y(part * top, top), "text": _short(figure.indicator, part * top)} for part in (0, 0.5, 1)],
        "target": {"y": _y(aimed.aims, top), "text": f"Target {_short(figure.indicator, aimed.aims)}"}
        if aimed and aimed.aims <= top
        else None,
        "runs": _runs(line, top),
        "marks": [
            {"x": _x(place, len(line)), "y": _y(point.value, top), "partial": point.window.partial}
            for place, point in enumerate(line)
            if point.value is not None
        ],
        "labels": _labels(line),
        "has_partial": any(point.window.partial for point in line),
        "table": table_of(figure),
    }


def table_of(figure: Figure) -> dict[str, object]:
    """The table that says what the picture shows."""
    has_share = figure.indicator.measure is Measure.PER_CENT
    head = [{"text": "Period"}, {"text": "Figure", "is_number": True}]
    head += [{"text": "Counted", "is_number": True}, {"text": "Out of", "is_number": True}] if has_share else []
    rows = []
    for point in reversed(figure.trend):
        row = [{"text": f"{period(point)}"}, {"text": point.says}]
        row += [{"text": number(point.numerator)}, {"text": number(point.denominator)}] if has_share else []
        rows.append(row)
    return {
        "caption": f"{figure.indicator.title}, {'month by month' if figure.exact else 'quarter by quarter'}",
        "hide_caption": True,
        "head": head,
        "rows": rows,
    }


def period(point: Reading) -> str:
    """A window in words, marked where it is not over."""
    return f"{point.window.says} (not over)" if point.window.partial else point.window.says


def number(count: float | None) -> str:
    """A whole number, or that it is kept back."""
    return "Kept back" if count is None else f"{count:,.0f}"


def _says(indicator: Indicator, line: Sequence[Reading]) -> str:
    told = [point for point in line if point.value is not None]
    if not told:
        return f"{indicator.title}: nothing to show."
    first, last = told[0], told[-1]
    return f"From {first.says} in {first.window.says} to {last.says} in {period(last)}."


def _top(figure: Figure) -> float:
    values = [point.value for point in figure.trend if point.value is not None]
    highest = max([*values, figure.target.aims if figure.target else 0, 0])
    if figure.indicator.measure is Measure.PER_CENT:
        return HUNDRED
    if highest <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(highest))
    return math.ceil(highest / step * 2) / 2 * step


def _short(indicator: Indicator, value: float) -> str:
    if indicator.measure is Measure.PER_CENT:
        return f"{value:.0f}%"
    return in_words(indicator, value).replace(" hours", " h").replace(".0", "")


def _x(place: int, of: int) -> float:
    return round(LEFT + 8 + place * (WIDTH - LEFT - 16) / max(of - 1, 1), 1)


def _y(value: float, top: float) -> float:
    return round(TOP + PLOT * (1 - min(max(value / top, 0), 1)), 1)


def _runs(line: Sequence[Reading], top: float) -> list[str]:
    """Unbroken stretches of the line: what is kept back, or has nothing to count, is a gap."""
    runs: list[list[str]] = [[]]
    for place, point in enumerate(line):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(f"{_x(place, len(line))},{_y(point.value, top)}")
    return [" ".join(run) for run in runs if len(run) > 1]


def _labels(line: Sequence[Reading]) -> list[dict[str, object]]:
    if not line:
        return []
    places = {0: "start", len(line) // 2: "middle", len(line) - 1: "end"}
    return [
        {"x": _x(place, len(line)), "text": f"{first_of(line[place].window.last):%b %Y}", "anchor": anchor}
        for place, anchor in places.items()
    ]
