"""Ninety days of 1,800 people's looks, with snooping among them: how much of it is flagged, and how much else."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Any

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.instants import london_date
from onestory.calendars.local_calendar import DEFAULT
from onestory.calendars.office_hours import is_open
from onestory.console.benches.snooping_world import FIRST, Glance, Town, needed, snooping, town
from onestory.console.plain import Plain
from onestory.oversight.rules.looks import Flag, Lately, Look, Seen, Viewer
from onestory.oversight.rules.weighing import Day, flags, says_more

SEED, DAYS, WORKERS, PEOPLE = 2026, 90, 1800, 126_000
LEARNING = 14
"""Days before anything is counted, in which what is usual is learnt."""
SMALLEST = 0.05


def measure(scale: float) -> dict[str, Any]:
    """One run over the whole ninety days; the scale is of the town and of those at work in it.

    Raises:
        Plain: below `SMALLEST`, where too few share a name or a street for anybody to be snooped upon.
    """
    if scale < SMALLEST:
        raise Plain(f"So small a town has nobody to snoop upon: --scale is {SMALLEST} at least.")
    return watched(seed=SEED, days=DAYS, workers=round(WORKERS * scale), people=round(PEOPLE * scale))


def watched(*, seed: int, days: int, workers: int, people: int) -> dict[str, Any]:
    """Live through the days, flag each at its end, and hold the flags against what was snooping."""
    begun = perf_counter()
    place = town(seed, people=people, workers=workers)
    by_day: dict[date, list[tuple[int, int, int, datetime]]] = defaultdict(list)
    for act in snooping(place, seed, days=days):
        by_day[london_date(act[3])].append(act)
    watch = _Watch(place)
    raised, looks = 0, 0
    incidents: dict[int, bool] = {}
    for on in (FIRST + timedelta(days=n) for n in range(days)):
        glances = _glances(place, seed, on, by_day.get(on, []))
        looks += len(glances)
        found = watch.end_of(on, glances)
        raised += len(found) if (on - FIRST).days >= LEARNING else 0
        flagged = {number for flag in found for number in flag.looks}
        for glance in glances:
            if glance.incident:
                incidents[glance.incident] = incidents.get(glance.incident, False) or glance.number in flagged
    return {
        "recall": round(sum(incidents.values()) / len(incidents), 4),
        "alerts_per_1000_users_day": round(raised / (days - LEARNING) / workers * 1000, 3),
        "incidents": len(incidents),
        "alerts": raised,
        "users": workers,
        "days": days,
        "looks_not_linked": looks,
        "seconds": round(perf_counter() - begun, 1),
    }


class _Watch:
    """What the product knows at the end of each day, kept as its tables would keep it."""

    def __init__(self, place: Town) -> None:
        self.names = {name: len(found) / len(place.people) for name, found in place.named.items()}
        self.counts: dict[int, list[int]] = defaultdict(list)
        self.days: dict[tuple[int, str], set[date]] = defaultdict(set)
        self.viewers: dict[str, dict[int, date]] = defaultdict(dict)
        self.flagged: dict[tuple[int, str], tuple[date, frozenset[str]]] = {}
        at_work = {worker.home.number: worker for worker in place.workers if worker.home}
        self.seen = {
            str(person.number): Seen(
                person=str(person.number),
                surnames={person.surname},
                places={str(person.household)},
                postcodes={str(person.postcode)},
                colleagues={
                    at_work[other.number].number: at_work[other.number].team
                    for other in place.households[person.household]
                    if other.number in at_work
                },
            )
            for person in place.people
        }
        self.place = place

    def end_of(self, on: date, glances: list[Glance]) -> list[Flag]:
        """Weigh the day, and keep what the next ones need."""
        looks = [Look(number=each.number, viewer=each.worker, person=str(each.person), at=each.at) for each in glances]
        busy = {look.viewer for look in looks}
        day = Day(
            on=on,
            looks=looks,
            searches=(),
            viewers={
                worker.number: self._viewer(worker.number) for worker in self.place.workers if worker.number in busy
            },
            seen=self.seen,
            lately=Lately(days=self.days, viewers=self.viewers),
            share_of_name=lambda name: self.names.get(name, 0),
            is_open=lambda at: is_open(at, hours_of=DEFAULT.hub_hours, holidays=ENGLAND),
        )
        found = [flag for flag in flags(day) if self._is_new(flag)]
        self._keep(on, looks)
        return found

    def _viewer(self, number: int) -> Viewer:
        worker = self.place.workers[number - 1]
        counts = self.counts[number][-20:]
        mean = sum(counts) / len(counts) if counts else 0
        spread = (sum((each - mean) ** 2 for each in counts) / len(counts)) ** 0.5 if counts else 0
        return Viewer(
            number=number,
            surname=worker.surname,
            places={str(worker.home.household)} if worker.home else frozenset(),
            postcodes={str(worker.home.postcode)} if worker.home else frozenset(),
            former={str(case): ended for case, ended in worker.had.items()},
            team=worker.team,
            works_nights=worker.nights,
            usual=mean,
            usual_spread=spread,
        )

    def _is_new(self, flag: Flag) -> bool:
        last, known = self.flagged.get((flag.viewer, flag.person), (None, frozenset()))
        if not says_more(flag, last=last, known=known):
            return False
        self.flagged[flag.viewer, flag.person] = flag.on, frozenset(flag.signs) | known
        return True

    def _keep(self, on: date, looks: list[Look]) -> None:
        people: dict[int, set[str]] = defaultdict(set)
        for look in looks:
            self.days[look.viewer, look.person].add(on)
            self.viewers[look.person][look.viewer] = on
            people[look.viewer].add(look.person)
        for viewer, each in people.items():
            self.counts[viewer].append(len(each))


def _glances(place: Town, seed: int, on: date, snooped: list[tuple[int, int, int, datetime]]) -> list[Glance]:
    every = [(0, *act) for act in needed(place, seed, on)] + snooped
    base = (on - FIRST).days * 1_000_000
    return [
        Glance(number=base + place_of, worker=worker, person=person, at=at, incident=incident)
        for place_of, (incident, worker, person, at) in enumerate(every)
    ]
