"""Weighing one day's looks: only those at people the viewer does not work with, each by every sign declared."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from onestory.oversight.declared.signs import BY_CODE, ENOUGH, GRACE_HOURS, QUIET_DAYS, QUIET_DAYS_OF_A_SWEEP, Sign
from onestory.oversight.rules.looks import Flag, Lately, Look, Search, Seen, Viewer

SPREADS = 4
"""How many spreads above the usual a day is, before it is far more than usual."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """Everything that a day is weighed by."""

    on: date
    looks: Sequence[Look]
    searches: Sequence[Search]
    viewers: Mapping[int, Viewer]
    seen: Mapping[str, Seen]
    lately: Lately
    share_of_name: Callable[[str], float]
    is_open: Callable[[datetime], bool]

    @cached_property
    def viewers_of(self) -> Mapping[str, Set[int]]:
        """Who looked at each person today without working with them."""
        found: dict[str, set[int]] = defaultdict(set)
        for look in self.looks:
            if not look.works:
                found[look.person].add(look.viewer)
        return found

    def is_out_of_hours(self, at: datetime) -> bool:
        """Whether the hub was shut then, and had been, and would be, for a while."""
        grace = timedelta(hours=GRACE_HOURS)
        return not any(self.is_open(moment) for moment in (at - grace, at, at + grace))


def flags(day: Day) -> list[Flag]:
    """The flags of one day, heaviest first: one for each viewer and person, one for each sweep of a viewer's."""
    mine: dict[tuple[int, str], list[Look]] = defaultdict(list)
    for look in day.looks:
        if not look.works and look.viewer in day.viewers:
            mine[look.viewer, look.person].append(look)
    found = [
        *(flag for (viewer, person), looks in mine.items() if (flag := _of_person(day, viewer, person, looks))),
        *_sweeps(day, mine),
        *_searches(day),
    ]
    return sorted(found, key=lambda flag: (-flag.weight, flag.viewer, flag.person))


def says_more(flag: Flag, *, last: date | None, known: Set[str]) -> bool:
    """Whether a flag is worth raising after another of the same viewer and person, on that day for those signs."""
    quiet = timedelta(days=QUIET_DAYS if flag.person else QUIET_DAYS_OF_A_SWEEP)
    return last is None or flag.on - last >= quiet or not set(flag.signs) <= set(known)


def _of_person(day: Day, number: int, person: str, looks: list[Look]) -> Flag | None:
    viewer = day.viewers[number]
    seen = day.seen.get(person, Seen(person=person))
    signs = [*_near(day, viewer, seen), *_in_time(day, viewer, person, looks)]
    return _flag(day, number, person, signs, looks)


def _near(day: Day, viewer: Viewer, seen: Seen) -> Iterable[Sign]:
    """What makes the person somebody the viewer may know."""
    if seen.person in viewer.kin:
        yield Sign.OWN_FAMILY
    if viewer.places & seen.places:
        yield Sign.SAME_ADDRESS
    elif viewer.postcodes & seen.postcodes:
        yield Sign.SAME_STREET
    if viewer.surname and viewer.surname in seen.surnames:
        is_common = day.share_of_name(viewer.surname) >= BY_CODE[Sign.COMMON_SURNAME].least
        yield Sign.COMMON_SURNAME if is_common else Sign.SAME_SURNAME
    if viewer.team and any(team == viewer.team for number, team in seen.colleagues.items() if number != viewer.number):
        yield Sign.COLLEAGUE


def _in_time(day: Day, viewer: Viewer, person: str, looks: list[Look]) -> Iterable[Sign]:
    """When the looks were, and what went before."""
    ended = viewer.former.get(person)
    if ended and day.on - ended >= timedelta(days=BY_CODE[Sign.FORMER_CASE].over_days):
        yield Sign.FORMER_CASE
    days = {on for on in day.lately.days.get((viewer.number, person), ()) if on < day.on} | {day.on}
    if len(days) >= BY_CODE[Sign.AGAIN].least:
        yield Sign.AGAIN
    if not viewer.works_nights and any(day.is_out_of_hours(look.at) for look in looks):
        yield Sign.OFF_HOURS
    if _others(day, person) >= BY_CODE[Sign.PILE_UP].least:
        yield Sign.PILE_UP


def _others(day: Day, person: str) -> int:
    """How many people looked at this person within the week, those of the day among them."""
    since = day.on - timedelta(days=BY_CODE[Sign.PILE_UP].over_days - 1)
    lately = {number for number, on in day.lately.viewers.get(person, {}).items() if on >= since}
    return len(lately | day.viewers_of.get(person, frozenset()))


def _sweeps(day: Day, mine: Mapping[tuple[int, str], list[Look]]) -> Iterable[Flag]:
    """What a viewer's whole day shows: far more people than usual, or several at night."""
    of_viewer: dict[int, list[list[Look]]] = defaultdict(list)
    for (number, _person), looks in mine.items():
        of_viewer[number].append(looks)
    for number, each in of_viewer.items():
        viewer = day.viewers[number]
        signs = []
        usual = viewer.usual + SPREADS * viewer.usual_spread
        if len(each) >= max(BY_CODE[Sign.HOOVERING].least, usual):
            signs.append(Sign.HOOVERING)
        at_night = [looks for looks in each if any(day.is_out_of_hours(look.at) for look in looks)]
        if not viewer.works_nights and len(at_night) >= BY_CODE[Sign.NIGHT_SPREE].least:
            signs.append(Sign.NIGHT_SPREE)
        if flag := _flag(day, number, "", signs, [look for looks in each for look in looks]):
            yield flag


def _searches(day: Day) -> Iterable[Flag]:
    of_viewer: dict[int, list[Search]] = defaultdict(list)
    for search in day.searches:
        viewer = day.viewers.get(search.viewer)
        if viewer and viewer.surname and viewer.surname in search.words.lower().split():
            of_viewer[search.viewer].append(search)
    for number, searches in of_viewer.items():
        is_common = day.share_of_name(day.viewers[number].surname) >= BY_CODE[Sign.COMMON_SURNAME].least
        if len(searches) >= BY_CODE[Sign.OWN_NAME_SEARCHED].least and not is_common:
            flag = _flag(day, number, "", [Sign.OWN_NAME_SEARCHED], searches)
            if flag:
                yield flag


def _flag(day: Day, viewer: int, person: str, signs: Iterable[Sign], acts: Sequence[Look | Search]) -> Flag | None:
    listed = sorted(signs, key=lambda sign: -BY_CODE[sign].weighs)
    weight = sum(BY_CODE[sign].weighs for sign in listed)
    if weight < ENOUGH:
        return None
    return Flag(
        viewer=viewer,
        person=person,
        on=day.on,
        signs=tuple(sign.value for sign in listed),
        weight=weight,
        looks=tuple(sorted(act.number for act in acts)),
    )
