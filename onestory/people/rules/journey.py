"""A child's way through the process as one line: what was done, where they are now, what is due next. Pure.

Derived from dated lines alone: where no line was written, nothing is said to have happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.calendars.instants import london_date
from onestory.calendars.local_calendar import DEFAULT, LocalCalendar
from onestory.grammar.timescales import Standing, due_on, limit_in_force, standing
from onestory.people.declared.next_steps import NEXT_STEPS, NextStep
from onestory.people.declared.process import BY_KIND, STAGES, Stage
from onestory.people.rules.page import Source, StoryEntry


class Where(StrEnum):
    """Where a stage lies on the way."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One stage reached, or one step due. `on` is its first line's day, `last_on` its latest, of so many `lines`.

    A step due has a clock: `due`, how it stands, what is allowed and who says so, and the other ways the road may turn.
    """

    title: str
    where: Where
    side: bool = False
    on: date | None = None
    last_on: date | None = None
    until: date | None = None
    lines: int = 0
    words: str = ""
    source: Source | None = None
    due: date | None = None
    stands: Standing | None = None
    allows: str = ""
    says_so: str = ""
    or_else: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Journey:
    """The way since the last time the case was closed, oldest first; and how many such ways went before."""

    steps: tuple[Step, ...] = ()
    earlier: int = 0

    @property
    def now(self) -> Step | None:
        """Where the child is: the last stage that is open."""
        return next((step for step in reversed(self.steps) if step.where is Where.NOW), None)


def journey_of(entries: Sequence[StoryEntry], *, today: date, calendar: LocalCalendar = DEFAULT) -> Journey:
    """The way that these lines show, whatever their order."""
    told = sorted((each for each in entries if each.kind in BY_KIND and _on(each) <= today), key=_place)
    ways = _ways(told)
    if not ways:
        return Journey()
    stages = _stages(ways[-1])
    is_over = stages[-1][0].closes
    done = tuple(_step(stage, lines, is_now=not is_over and _is_open(stages, place, today))
                 for place, (stage, lines) in enumerate(stages))  # fmt: skip
    due = () if is_over else tuple(step for rule in NEXT_STEPS if (step := _due(rule, ways[-1], today, calendar)))
    return Journey(steps=(*done, *sorted(due, key=lambda step: step.due or date.max)), earlier=len(ways) - 1)


def _on(entry: StoryEntry) -> date:
    return london_date(entry.happened_at)


def _place(entry: StoryEntry) -> tuple[date, int, int]:
    """What is written on one day is read in the order in which the stages follow one another."""
    return _on(entry), STAGES.index(BY_KIND[entry.kind]), entry.id


def _ways(told: Sequence[StoryEntry]) -> list[list[StoryEntry]]:
    """Parted after each closing line; closings that follow one another belong together."""
    ways: list[list[StoryEntry]] = []
    was_closed = True
    for entry in told:
        closes = BY_KIND[entry.kind].closes
        if was_closed and not closes:
            ways.append([])
        if ways:
            ways[-1].append(entry)
        was_closed = closes
    return ways


def _stages(way: Sequence[StoryEntry]) -> list[tuple[Stage, list[StoryEntry]]]:
    """Lines of one stage that follow one another are one stop; a side stage does not break the line."""
    stops: list[tuple[Stage, list[StoryEntry]]] = []
    for entry in way:
        stage = BY_KIND[entry.kind]
        same = next((lines for known, lines in reversed(stops[-2:]) if known is stage), None)
        if same is None:
            stops.append((stage, [entry]))
        else:
            same.append(entry)
    return stops


def _is_open(stages: Sequence[tuple[Stage, list[StoryEntry]]], place: int, today: date) -> bool:
    """The last stop is where the child is; an earlier one too, while a plan or an order of it says that it goes on."""
    stage, lines = stages[place]
    if place == len(stages) - 1:
        return True
    latest = lines[-1]
    return (
        stage.lasts
        and (latest.until is None or latest.until > today)
        and not any(later is stage for later, _ in stages[place + 1 :])
    )


def _step(stage: Stage, lines: Sequence[StoryEntry], *, is_now: bool) -> Step:
    first, last = lines[0], lines[-1]
    return Step(
        title=stage.title,
        where=Where.NOW if is_now else Where.DONE,
        side=stage.side,
        on=_on(first),
        last_on=_on(last),
        until=last.until,
        lines=len(lines),
        words=last.text,
        source=last.source,
    )


def _due(rule: NextStep, way: Sequence[StoryEntry], today: date, calendar: LocalCalendar) -> Step | None:
    """The step that is due because of the latest line of the rule, unless a later line met it or took it away."""
    begun = [entry for entry in way if entry.kind in rule.after]
    if not begun:
        return None
    latest = begun[-1]
    later = [entry for entry in way if _on(entry) > _on(latest)]
    if any(entry.kind in (*rule.met_by, *rule.ended_by) for entry in later):
        return None
    if latest.until is not None and latest.until <= today:
        return None
    started = _on(latest)
    due = due_on(rule.clock, started_on=started, calendar=calendar)
    limit = limit_in_force(rule.clock, started_on=started)
    return Step(
        title=rule.title,
        where=Where.NEXT,
        due=due,
        stands=standing(due=due, ended=None, today=today),
        allows=limit.says,
        says_so=limit.source,
        or_else=rule.or_else,
        source=latest.source,
    )
