"""A made-up town, the people at work in it, and ninety days of their looks: most of them needed, some not.

Written from accounts of what snoopers did, apart from the rules that look for them: nothing here knows a weight or a
threshold. What is assumed is said beside each number.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from onestory.calendars.instants import at_london
from onestory.calendars.working_days import is_working_day

SURNAMES = 8000
FLATTENED = 12  # the commonest surname then has 1.2% of people, as in England
HOUSEHOLDS_A_POSTCODE = 15
LIVE_HERE = 0.45  # of the people at work, those whose own home lies in the town
OUT_OF_HOURS = 0.04
ACTIVE_A_WEEKDAY = 0.25  # assurance, section 4: the share of users active on a day
LOOKS_A_DAY = 80  # the same
NOT_LINKED = 0.10  # assumed: the rest are at people one works with, or whose contact one has
NEWS = 0.03  # assumed: of those, at families everybody is busy with just now
WORKS_LATE = 0.02
CASES = 15
A_TEAM = 12
INCIDENTS_A_KIND = 18
FIRST = date(2026, 8, 3)


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in the index."""

    number: int
    surname: str
    household: int

    @property
    def postcode(self) -> int:
        """Neighbours share it."""
        return self.household // HOUSEHOLDS_A_POSTCODE


@dataclass(kw_only=True)
class Worker:
    """Somebody at work: themselves in the index if they live here, and the cases they have and had."""

    number: int
    surname: str
    home: Person | None
    nights: bool
    pace: float
    team: int
    had: dict[int, date] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Glance:
    """One look; `incident` numbers the snooping it is part of, 0 for a look that was needed."""

    number: int
    worker: int
    person: int
    at: datetime
    incident: int = 0


@dataclass(kw_only=True)
class Town:
    """Everybody, by where they live and what they are called."""

    people: list[Person]
    workers: list[Worker]
    households: dict[int, list[Person]]
    postcodes: dict[int, list[Person]]
    named: dict[str, list[Person]]


def town(seed: int, *, people: int, workers: int) -> Town:
    """Build the town."""
    chance = random.Random(seed)  # noqa: S311
    names = [f"surname{rank}" for rank in range(SURNAMES)]
    weights = [1 / (rank + 1 + FLATTENED) for rank in range(SURNAMES)]
    made: list[Person] = []
    household = 0
    while len(made) < people:
        surname = chance.choices(names, weights)[0]
        for _ in range(chance.choice((1, 2, 3, 3, 4, 5))):
            own = surname if chance.random() < 0.8 else chance.choices(names, weights)[0]
            made.append(Person(number=len(made), surname=own, household=household))
        household += 1
    homes = chance.sample(made, workers)
    staff = []
    for number, home in enumerate(homes, start=1):
        here = chance.random() < LIVE_HERE
        worker = Worker(
            number=number,
            surname=home.surname,
            home=home if here else None,
            nights=chance.random() < OUT_OF_HOURS,
            pace=chance.lognormvariate(0, 0.4),
            team=number // A_TEAM + 1,
        )
        for case in chance.sample(range(len(made)), CASES):
            worker.had[case] = FIRST - timedelta(days=chance.randrange(10, 500))
        staff.append(worker)
    grouped = Town(people=made, workers=staff, households={}, postcodes={}, named={})
    for person in made:
        grouped.households.setdefault(person.household, []).append(person)
        grouped.postcodes.setdefault(person.postcode, []).append(person)
        grouped.named.setdefault(person.surname, []).append(person)
    return grouped


def snooping(place: Town, seed: int, *, days: int) -> list[tuple[int, int, int, datetime]]:
    """Incidents as (incident, worker, person, when): what the accounts tell, as often of each kind."""
    chance = random.Random(seed + 1)  # noqa: S311
    found: list[tuple[int, int, int, datetime]] = []
    incident = 0
    for kind in KINDS:
        for _ in range(INCIDENTS_A_KIND if kind is not _celebrity else 1):
            on = FIRST + timedelta(days=chance.randrange(14, days - 4))
            for worker, acts in kind(place, chance, on):
                incident += 1
                found += [(incident, worker.number, person.number, at) for person, at in acts]
    return found


def needed(place: Town, seed: int, on: date) -> Iterator[tuple[int, int, datetime]]:
    """The day's looks at people one does not work with, all of them for a reason: (worker, person, when)."""
    chance = random.Random(seed * 1000 + on.toordinal())  # noqa: S311
    busy = chance.sample(place.people, 400)
    weekend = not is_working_day(on)
    for worker in place.workers:
        if chance.random() >= (0.5 if worker.nights else 0.004 if weekend else ACTIVE_A_WEEKDAY):
            continue
        mean = LOOKS_A_DAY * NOT_LINKED * worker.pace
        late = worker.nights or chance.random() < WORKS_LATE
        for _ in range(min(int(chance.gammavariate(4, mean / 4)), 60)):
            person = chance.choice(busy) if chance.random() < NEWS else chance.choice(place.people)
            stays = late and chance.random() < 0.5
            hour = min(17.5 + chance.expovariate(1 / 1.5), 23.5) if stays else chance.uniform(8.7, 17)
            yield worker.number, person.number, _at(on, hour)


def _at(on: date, hour: float) -> datetime:
    return at_london(on) + timedelta(hours=hour)


def _some_days(chance: random.Random, on: date, people: list[Person], most: int) -> list[tuple[Person, datetime]]:
    """A few looks at these people, in an ordinary day or over two or three."""
    return [
        (chance.choice(people), _at(on + timedelta(days=chance.randrange(3)), chance.uniform(9, 16.5)))
        for _ in range(chance.randint(1, most))
    ]


Incident = tuple[Worker, list[tuple[Person, datetime]]]


def _living_here(place: Town, chance: random.Random) -> tuple[Worker, Person]:
    worker = chance.choice([each for each in place.workers if each.home])
    assert worker.home  # noqa: S101
    return worker, worker.home


def _relatives(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """A cousin's children, a brother's: of the same name, in another house."""
    worker = chance.choice([each for each in place.workers if len(place.named[each.surname]) > 3])
    kin = chance.sample(place.named[worker.surname], 2)
    yield worker, _some_days(chance, on, kin, 4)


def _ex_partner(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """Whoever shares, or shared, the house."""
    worker, home = _living_here(place, chance)
    while len(place.households[home.household]) < 2:
        worker, home = _living_here(place, chance)
    others = [each for each in place.households[home.household] if each != home]
    yield worker, _some_days(chance, on, others, 3)


def _neighbours(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """The family across the road, with the police at the door last night."""
    worker, home = _living_here(place, chance)
    others = [each for each in place.postcodes[home.postcode] if each.household != home.household]
    house = chance.choice(others).household
    yield worker, _some_days(chance, on, place.households[house], 4)


def _old_case(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """How are they doing now?"""
    worker = chance.choice(place.workers)
    ended = [case for case, end in worker.had.items() if (on - end).days > 30]
    yield worker, _some_days(chance, on, [place.people[chance.choice(ended)]], 5)


def _leaver(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """Takes names along to the next job."""
    worker = chance.choice(place.workers)
    taken = chance.sample(place.people, chance.randint(45, 160))
    yield worker, [(person, _at(on, chance.uniform(9, 19))) for person in taken]


def _at_night(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """Reads files at home in the evening, of nobody in particular."""
    worker = chance.choice([each for each in place.workers if not each.nights])
    read = chance.sample(place.people, chance.randint(4, 15))
    yield worker, [(person, _at(on, chance.uniform(20, 23.5))) for person in read]


def _colleague(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """The record of somebody at the next desk, or of their child."""
    neighbour, home = _living_here(place, chance)
    worker = chance.choice([each for each in place.workers if each.team == neighbour.team and each != neighbour])
    yield worker, _some_days(chance, on, place.households[home.household], 3)


def _celebrity(place: Town, chance: random.Random, on: date) -> Iterator[Incident]:
    """A child in the news: twenty people with no part in it look within three days."""
    child = chance.choice(place.people)
    for worker in chance.sample(place.workers, 20):
        yield worker, [(child, _at(on + timedelta(days=chance.randrange(3)), chance.uniform(9, 16.5)))]


KINDS = (_relatives, _ex_partner, _neighbours, _old_case, _leaver, _at_night, _colleague, _celebrity)
