"""Figures as their viewer may see them: exact for whoever may open the children behind them, released for the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from onestory.access.policies import require
from onestory.councils.queries import councils
from onestory.grammar.indicators import Indicator, Split, Target
from onestory.grammar.refusals import NotFound
from onestory.performance.declared.catalogue import BY_CODE, INDICATORS
from onestory.performance.declared.england import BY_CODE as ENGLAND
from onestory.performance.queries.asking import cells, cells_lately, councils_in_sight
from onestory.performance.queries.cards import Breakdown, England, Figure, Leaving, Neighbour, Overview, Part
from onestory.performance.queries.own_targets import own_targets
from onestory.performance.rules.expressions import Asked, Cell, groups, months_back
from onestory.performance.rules.figuring import (
    Reading,
    as_released,
    counts_over,
    exact,
    families,
    part_of,
    total_of,
    trend,
    windows,
    year_of,
)
from onestory.performance.rules.periods import Window, released_on
from onestory.performance.rules.protecting import Released
from onestory.performance.rules.standing import direction_of, in_words, is_for_the_better, rag_of, target_on
from onestory.walls.actor import Actor

NO_FIGURE = "There is no figure of that name here."
MONTHS_SHOWN = 13
MONTHS_ASKED = 27
NOT_SAID = "Not said"


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What cells make of a figure: now, the same time before, the line, the parts."""

    now: Reading
    earlier: Reading
    line: list[Reading]
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the database told of one indicator: in all, and by the parts of each column."""

    indicator: Indicator
    whole: list[Cell]
    by: Mapping[str, list[Cell]]
    as_of: date
    council: int
    under_18s: int

    def parts(self, split: Split) -> list[str]:
        """The parts there are, in the order of the coded list."""
        cells_of_it = [cell for cell in self.by.get(split.column, ()) if cell.council == self.council]
        there = {cell.part for cell in cells_of_it if cell.denominator}
        order = list(split.names)
        return sorted(there, key=lambda part: (order.index(part) if part in order else len(order), part))


def is_exact(*, viewer: Actor) -> bool:
    """Whether a viewer sees figures to the child: those who may open the children behind them."""
    return viewer.may("figures.drill")


def figures(*, viewer: Actor, as_of: date, now: datetime) -> Overview:
    """Every figure that is counted on that day; in a large council as it was counted within the last minute."""
    require(viewer, "figures.see")
    as_of = _day_for(viewer, as_of)
    current = [each for each in INDICATORS if each.since <= as_of and (each.until is None or as_of < each.until)]
    found, counted_at = _cells_lately(current, as_of, viewer, now)
    under_18s = _under_18s(viewer)[viewer.council][1]
    aims = own_targets(current, viewer=viewer, on=as_of)
    drawn = tuple(
        _figure(
            Told(
                indicator=each,
                whole=found[each.code],
                by={},
                as_of=as_of,
                council=viewer.council,
                under_18s=under_18s,
            ),
            viewer,
            aims,
        )
        for each in current
    )
    return Overview(figures=drawn, counted_at=counted_at)


def figure(code: str, *, viewer: Actor, as_of: date) -> Figure:
    """One figure with its breakdowns, and beside it those of councils that agreed to be compared."""
    require(viewer, "figures.see")
    indicator = BY_CODE.get(code)
    if indicator is None:
        raise NotFound(NO_FIGURE)
    as_of = _day_for(viewer, as_of)
    cards = _under_18s(viewer)
    here, to_the_child = (viewer.council,), is_exact(viewer=viewer)
    told = Told(
        indicator=indicator,
        whole=_cells([indicator], as_of, viewer, here, exact=to_the_child)[code],
        by={
            split.column: _cells([indicator], as_of, viewer, here, by=split.column, exact=to_the_child)[code]
            for split in indicator.splits
        },
        as_of=as_of,
        council=viewer.council,
        under_18s=cards[viewer.council][1],
    )
    return replace(
        _figure(told, viewer, own_targets([indicator], viewer=viewer, on=as_of)),
        neighbours=_neighbours(indicator, as_of, viewer, cards),
    )


def _neighbours(
    indicator: Indicator, as_of: date, viewer: Actor, cards: Mapping[int, tuple[str, int]]
) -> tuple[Neighbour, ...]:
    """Only what would leave is shown beside another council, of one's own too, so that like stands by like."""
    sight = tuple(councils_in_sight(viewer=viewer))
    if len(sight) < 2:
        return ()
    on = released_on(as_of)
    whole = _cells([indicator], on, viewer, sight, exact=False)[indicator.code]
    return tuple(
        Neighbour(
            council=council,
            council_name=cards[council][0],
            point=_released(
                Told(indicator=indicator, whole=whole, by={}, as_of=on, council=council, under_18s=cards[council][1])
            ).now,
        )
        for council in sight
    )


def _day_for(viewer: Actor, as_of: date) -> date:
    """Any day for those who may open the children; a quarter's end for everybody else."""
    return as_of if is_exact(viewer=viewer) else released_on(as_of)


def _cells(
    indicators: Sequence[Indicator], as_of: date, viewer: Actor, sight: tuple[int, ...], *, exact: bool, by: str = ""
) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for asked in _questions(indicators, as_of, sight, by=by):
        found |= cells(asked, viewer=viewer, exact=exact)
    return found


def _cells_lately(
    indicators: Sequence[Indicator], as_of: date, viewer: Actor, now: datetime
) -> tuple[dict[str, list[Cell]], datetime]:
    """The cells of the viewer's own council, and the moment when the oldest of them were counted."""
    to_the_child = is_exact(viewer=viewer)
    questions = _questions(indicators, as_of, (viewer.council,))
    answers = [cells_lately(each, viewer=viewer, exact=to_the_child, now=now) for each in questions]
    found = {code: cells_of_it for each in answers for code, cells_of_it in each.found.items()}
    return found, min((each.at for each in answers), default=now)


def _questions(
    indicators: Sequence[Indicator], as_of: date, sight: tuple[int, ...], *, by: str = ""
) -> Iterator[Asked]:
    first, last = months_back(as_of, MONTHS_ASKED)
    for group in groups(indicators):
        yield Asked(indicators=group, councils=sight, first=first, last=last, as_of=as_of, by=by)


def released_quarters(*, viewer: Actor, as_of: date) -> list[Leaving]:
    """Everything that may leave: each figure of each of the last whole quarters, in all and by its parts."""
    require(viewer, "figures.see")
    on = released_on(as_of)
    current = [each for each in INDICATORS if each.since <= on and (each.until is None or on < each.until)]
    here = (viewer.council,)
    whole = _cells(current, on, viewer, here, exact=False)
    columns = sorted({split.column for each in current for split in each.splits if split.leaves})
    parts = {
        column: _cells(
            [each for each in current if column in {split.column for split in each.splits}],
            on,
            viewer,
            here,
            by=column,
            exact=False,
        )
        for column in columns
    }
    under_18s = _under_18s(viewer)[viewer.council][1]
    return [
        leaving
        for each in current
        for leaving in _leaving(
            Told(
                indicator=each,
                whole=whole[each.code],
                by={split.column: parts[split.column][each.code] for split in each.splits if split.leaves},
                as_of=on,
                council=viewer.council,
                under_18s=under_18s,
            )
        )
    ]


def released_totals(
    indicator: Indicator, *, viewer: Actor, on: date, of: Sequence[int]
) -> dict[Window, dict[int, int | None]]:
    """How many a figure counts in each of the last whole quarters, council by council, as it leaves."""
    whole = _cells([indicator], on, viewer, tuple(of), exact=False)[indicator.code]
    by_council = {council: families(indicator, whole, {}, on, council=council) for council in of}
    first = next(iter(by_council.values()))
    return {
        window: {council: quarters[place][1].total.denominator for council, quarters in by_council.items()}
        for place, (window, _) in enumerate(first)
    }


def _leaving(told: Told) -> Iterator[Leaving]:
    indicator = told.indicator
    for window, quarter in families(indicator, told.whole, told.by, told.as_of, council=told.council):
        yield Leaving(
            indicator=indicator,
            split=None,
            part="",
            point=as_released(indicator, quarter.total, window, under_18s=told.under_18s),
        )
        for split in indicator.splits:
            for part in told.parts(split) if split.leaves else ():
                point = as_released(indicator, quarter.parts[split.column][part], window, under_18s=told.under_18s)
                yield Leaving(
                    indicator=indicator, split=split, part=split.names.get(part, part or NOT_SAID), point=point
                )


def _figure(told: Told, viewer: Actor, aims: Mapping[str, Target]) -> Figure:
    drawn = _exact(told) if is_exact(viewer=viewer) else _released(told)
    indicator = told.indicator
    target = target_on(indicator, told.as_of, own=aims.get(indicator.code))
    direction = direction_of(drawn.now.value, drawn.earlier.value)
    return Figure(
        indicator=indicator,
        as_of=told.as_of,
        exact=is_exact(viewer=viewer),
        point=drawn.now,
        earlier=drawn.earlier,
        target=target,
        rag=rag_of(indicator, drawn.now.value, target),
        direction=direction,
        for_the_better=is_for_the_better(indicator, direction),
        trend=tuple(drawn.line),
        england=_england(indicator, told.as_of),
        breakdowns=drawn.breakdowns,
    )


def _exact(told: Told) -> Drawn:
    indicator = told.indicator

    def reading(cells_of_it: list[Cell], place: int) -> Reading:
        window = windows(indicator, told.as_of)[place]
        counts = counts_over(cells_of_it, window.months, council=told.council)
        return exact(indicator, counts, window, under_18s=told.under_18s)

    last = windows(indicator, told.as_of)[0].last
    months = range(last - MONTHS_SHOWN + 1, last + 1)
    return Drawn(
        now=reading(told.whole, 0),
        earlier=reading(told.whole, 1),
        line=trend(indicator, told.whole, told.as_of, months, council=told.council, under_18s=told.under_18s),
        breakdowns=tuple(
            _breakdown(
                split,
                {
                    part: reading([cell for cell in told.by[split.column] if cell.part == part], 0)
                    for part in told.parts(split)
                },
            )
            for split in indicator.splits
            if split.column in told.by
        ),
    )


def _released(told: Told) -> Drawn:
    indicator = told.indicator
    leaving = {
        split.column: told.by[split.column] for split in indicator.splits if split.leaves and split.column in told.by
    }
    quarters = families(indicator, told.whole, leaving, told.as_of, council=told.council)
    (window, year), (window_before, year_before) = year_of(quarters), year_of(quarters, back=1)

    def reading(cell: Released, over: Window) -> Reading:
        return as_released(indicator, cell, over, under_18s=told.under_18s)

    return Drawn(
        now=reading(total_of(year, indicator), window),
        earlier=reading(total_of(year_before, indicator), window_before),
        line=[reading(each.total, over) for over, each in quarters],
        breakdowns=tuple(
            _breakdown(
                split,
                {part: reading(part_of(year, indicator, split.column, part), window) for part in told.parts(split)},
            )
            for split in indicator.splits
            if split.column in leaving
        ),
    )


def _breakdown(split: Split, readings: Mapping[str, Reading]) -> Breakdown:
    return Breakdown(
        split=split,
        parts=tuple(
            Part(code=part, title=split.names.get(part, part or NOT_SAID), point=point)
            for part, point in readings.items()
        ),
    )


def _england(indicator: Indicator, as_of: date) -> England | None:
    published = ENGLAND.get(indicator.england)
    if published is None:
        return None
    year = max((year for year in published.values if date(year, 3, 31) <= as_of), default=None)
    if year is None:
        return None
    value = published.values[year]
    return England(year=year, value=value, says=in_words(indicator, value), source=published.source)


def _under_18s(viewer: Actor) -> dict[int, tuple[str, int]]:
    return {card.id: (card.name, card.under_18s) for card in councils(viewer=viewer)}
