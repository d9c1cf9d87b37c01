"""Police notices: what officers came to, and whom they named."""

from datetime import date, timedelta

from onestory.madeup.declared import rates
from onestory.madeup.declared.rates import TIERS
from onestory.madeup.declared.sentences import GRADES, INCIDENTS, IncidentKind
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.rules.days import age_on, on_the_clock
from onestory.madeup.world.council import World
from onestory.madeup.world.events import History, Incident
from onestory.madeup.world.people import Household, Person
from onestory.madeup.world.workers import Roster

OLD_ENOUGH_TO_GO_MISSING = 11
LATEST = timedelta(days=3)


class Incidents:
    """Sends officers to families as often as they are really sent."""

    def __init__(self, world: World, history: History, roster: Roster, chance: Chance) -> None:
        self._world, self._history, self._roster, self._chance = world, history, roster, chance
        self._kinds = Bag((kind, kind.share) for kind in INCIDENTS)
        self._grades = Bag(GRADES)

    def add_all(self) -> None:
        first = self._world.today - timedelta(days=round(rates.POLICE_YEARS * 365.25))
        for home in self._world.households:
            if home.kind in {"alone", "carers"} or "story" in home.marks:
                continue
            mean = rates.POLICE_NOTICES.each * TIERS[home.tier].police * len(home.children) * rates.POLICE_YEARS
            for _ in range(self._chance.count(mean)):
                self._attend(home, self._chance.day(first, self._world.today - LATEST))
        self._history.incidents.sort(key=lambda incident: incident.recorded)

    def _attend(self, home: Household, on: date) -> None:
        kind = self._kinds.draw(self._chance)
        children = [
            person
            for person in self._world.everyone(home.children)
            if person.born and person.born <= on and not (person.died and person.died < on)
        ]
        adults = self._world.everyone(home.adults)
        if not adults:
            return
        present = bool(children) and self._chance.happens(0.75 if kind.code == "Domestic abuse" else 0.9)
        cast = self._cast(kind, home, adults, children, on)
        if cast is None:
            return
        names = {role: person.name_on(on).given or person.name_on(on).family for role, person in cast}
        words = {key: names.get(role, "the caller") for key, role in _WORDS[kind.code].items()}
        summary = self._chance.pick(kind.sentences).format(**words)
        others = [
            ("Child of household", child)
            for child in children
            if present and child not in [person for _, person in cast]
        ]
        roles = tuple((person.number, role) for role, person in [*cast, *others])
        at = self._chance.moment(on, early=0, late=23)
        later = timedelta(hours=self._chance.whole(1, 40), minutes=self._chance.whole(0, 59))
        recorded = on_the_clock(at + later)
        place = (children or adults)[0].home_on(on)
        officer = self._roster.one("officer").name
        self._history.incidents.append(
            Incident(at, recorded, kind.code, self._grades.draw(self._chance), present, summary, place, roles, officer)
        )

    def _cast(
        self, kind: IncidentKind, home: Household, adults: list[Person], children: list[Person], on: date
    ) -> list[tuple[str, Person]] | None:
        chance = self._chance
        if kind.code == "Domestic abuse":
            others = adults[1:] + self._world.everyone(home.away)
            return None if not others else [("Victim", adults[0]), ("Suspect", chance.pick(others))]
        if not children:
            return None
        if kind.code == "Missing child":
            old = [child for child in children if child.born and age_on(child.born, on) >= OLD_ENOUGH_TO_GO_MISSING]
            return [("Missing person", chance.pick(old)), ("Informant", chance.pick(adults))] if old else None
        if kind.code == "Mental health":
            return [("Subject adult", chance.pick(adults)), ("Subject child", chance.pick(children))]
        return [("Subject child", chance.pick(children)), ("Parent", chance.pick(adults))]


_WORDS = {
    "Domestic abuse": {"victim": "Victim", "suspect": "Suspect"},
    "Child concern": {"child": "Subject child", "parent": "Parent"},
    "Missing child": {"child": "Missing person", "informant": "Informant"},
    "Anti-social behaviour": {"child": "Subject child", "parent": "Parent"},
    "Mental health": {"adult": "Subject adult", "child": "Subject child"},
}
