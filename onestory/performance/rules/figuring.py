"""Figures from cells: exact for whoever may open the children behind them, released for everybody else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onestory.grammar.indicators import Indicator, Measure
from onestory.performance.rules.expressions import Cell
from onestory.performance.rules.periods import Window, before, is_over, quarters_before, year_to
from onestory.performance.rules.protecting import Counts, Family, Released, family, together
from onestory.performance.rules.standing import in_words, value_of

QUARTERS_SHOWN = 8
QUARTERS_A_YEAR = 4
KEPT_BACK = "Kept back"
NOTHING = "Nothing to count"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A figure over one window. `kept_back` says that it is there, and too small to be shown."""

    window: Window
    value: float | None
    numerator: float | None
    denominator: float | None
    says: str
    kept_back: bool = False


def counts_over(cells: Iterable[Cell], months: Iterable[int], *, council: int) -> Counts:
    """What the cells of these months add up to."""
    wanted = set(months)
    found = [cell for cell in cells if cell.month in wanted and cell.council == council]
    return Counts(numerator=sum(cell.numerator for cell in found), denominator=sum(cell.denominator for cell in found))


def exact(indicator: Indicator, counts: Counts, window: Window, *, under_18s: int) -> Reading:
    """The figure as it is."""
    value = value_of(indicator, counts.numerator, counts.denominator, under_18s=under_18s)
    return Reading(
        window=window,
        value=value,
        numerator=counts.numerator,
        denominator=counts.denominator,
        says=in_words(indicator, value) or NOTHING,
    )


def as_released(indicator: Indicator, cell: Released, window: Window, *, under_18s: int) -> Reading:
    """The figure as it leaves."""
    value: float | None = None
    if cell.denominator is not None:
        if cell.average is not None:
            value = cell.average
        elif cell.numerator is not None or indicator.measure in (Measure.NUMBER, Measure.RATE):
            value = value_of(indicator, cell.numerator or 0, cell.denominator, under_18s=under_18s)
    return Reading(
        window=window,
        value=value,
        numerator=cell.numerator,
        denominator=cell.denominator,
        says=in_words(indicator, value) or KEPT_BACK,
        kept_back=value is None,
    )


def windows(indicator: Indicator, as_of: date) -> tuple[Window, Window]:
    """The window a figure is given for as of a day, and the one it is held against."""
    year = year_to(as_of)
    if indicator.standing:
        now = Window(first=year.last, last=year.last, partial=False)
        return now, Window(first=year.last - 1, last=year.last - 1, partial=False)
    return year, before(year)


def trend(
    indicator: Indicator, cells: list[Cell], as_of: date, months: Iterable[int], *, council: int, under_18s: int
) -> list[Reading]:
    """Month by month, the last marked partial where it is not over."""
    return [
        exact(
            indicator,
            counts_over(cells, (month,), council=council),
            Window(first=month, last=month, partial=not is_over(month, as_of=as_of) and not indicator.standing),
            under_18s=under_18s,
        )
        for month in months
    ]


def families(
    indicator: Indicator,
    cells: list[Cell],
    by: Mapping[str, list[Cell]],
    as_of: date,
    *,
    council: int,
) -> list[tuple[Window, Family]]:
    """The last whole quarters, each protected by itself. A standing figure is of each quarter's last day."""
    found = []
    is_sum = bool(indicator.adds)
    for window in quarters_before(as_of, QUARTERS_SHOWN):
        months = (window.last,) if indicator.standing else window.months
        parts: dict[str, dict[str, Counts]] = {}
        for column, split_cells in by.items():
            of_part: dict[str, list[Cell]] = defaultdict(list)
            for cell in split_cells:
                of_part[cell.part].append(cell)
            parts[column] = {part: counts_over(own, months, council=council) for part, own in of_part.items()}
        total = counts_over(cells, months, council=council)
        found.append((window, family(total, parts, is_sum=is_sum)))
    return found


def year_of(quarters: list[tuple[Window, Family]], *, back: int = 0) -> tuple[Window, list[Family]]:
    """Four quarters on end, `back` years before the last."""
    end = len(quarters) - QUARTERS_A_YEAR * back
    chosen = quarters[max(0, end - QUARTERS_A_YEAR) : end]
    window = Window(first=chosen[0][0].first, last=chosen[-1][0].last, partial=False)
    return window, [each for _, each in chosen]


def total_of(chosen: list[Family], indicator: Indicator) -> Released:
    """Their totals as one; of a standing figure, the last."""
    return chosen[-1].total if indicator.standing else together(each.total for each in chosen)


def part_of(chosen: list[Family], indicator: Indicator, column: str, part: str) -> Released:
    """One part of theirs as one."""
    each = [quarter.parts[column][part] for quarter in chosen]
    return each[-1] if indicator.standing else together(each)
