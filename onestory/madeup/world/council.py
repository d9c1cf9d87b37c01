"""The world of one made-up council: everyone, every household and every tie, on one day."""

from dataclasses import dataclass, field
from datetime import date

from onestory.madeup.declared.councils import Council
from onestory.madeup.declared.names.catalogue import ORIGINS
from onestory.madeup.declared.rates import TIERS
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.world.homes import Streets
from onestory.madeup.world.naming import Namer
from onestory.madeup.world.people import Household, Name, Person, Place, Tie

_ETHNICITIES = {code: Bag(origin.ethnicities) for code, origin in ORIGINS.items()}


@dataclass
class World:
    """Everyone and everywhere in one made-up council on one day."""

    council: Council
    today: date
    chance: Chance
    names: Namer
    streets: Streets
    people: list[Person] = field(default_factory=list)
    households: list[Household] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    severed: list[tuple[int, int, date]] = field(default_factory=list)
    why_shielded: dict[int, tuple[date, str]] = field(default_factory=dict)

    def person(self, number: int) -> Person:
        return self.people[number - 1]

    def everyone(self, numbers: list[int]) -> list[Person]:
        return [self.person(number) for number in numbers]

    def household(self, number: int) -> Household:
        return self.households[number - 1]

    def add_person(self, *, sex: str, name: Name, origin: str, born: date | None, household: int, kind: str) -> Person:
        ethnicity = self._ethnicity(origin)
        person = Person(len(self.people) + 1, kind, sex, name, origin, ethnicity, born, household)
        if self.chance.happens(0.35):
            person.nickname = self.names.nickname(name.given)
        self.people.append(person)
        return person

    def add_household(self, *, kind: str, origin: str, place: Place, since: date, tier: int) -> Household:
        social = self.chance.happens(TIERS[tier].social_rent)
        household = Household(len(self.households) + 1, kind, origin, place, since, tier, social)
        self.households.append(household)
        return household

    def tie(self, person: Person, other: Person, kind: str) -> None:
        self.ties.append(Tie(person.number, other.number, kind))

    def _ethnicity(self, origin: str) -> str:
        return _ETHNICITIES[origin].draw(self.chance)
