"""The lives that systems get wrong: unborn, shielded, adopted, unaccompanied, homeless, bereaved, or namesakes."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onestory.madeup.declared import rates
from onestory.madeup.rules.chance import Chance, Thing
from onestory.madeup.rules.days import birthday
from onestory.madeup.world.council import World
from onestory.madeup.world.homes import NO_FIXED_ABODE
from onestory.madeup.world.people import Household, Name, Person, Place, Stay

REASONS_TO_SHIELD = (
    "Moved away from an abusive former partner; non-molestation order in force",
    "Refuge placement; the father is looking for the family",
    "Risk of honour-based abuse from the wider family",
    "Witness in a criminal trial; police ask that the address is not shared",
)
NOT_MATERNAL = {"kinship", "two fathers", "alone", "carers"}


@dataclass
class Shared:
    """Places of the council that many people use as an address."""

    refuge: Place
    hostel: Place
    hotel: Place
    homes: list[Place]


def shared_places(world: World) -> Shared:
    streets = world.streets
    homes = [
        streets.shared(f"{name} House Children's Home", "children's home")
        for name in ("Birchfield", "Larkrise", "Stonegate")
    ]
    return Shared(
        refuge=streets.shared("", "refuge", hidden=True),
        hostel=streets.shared("Gateway Family Hostel", "hostel"),
        hotel=streets.shared("The Station Hotel", "hotel"),
        homes=homes,
    )


class Special:
    """Adds to a world of ordinary families the lives that test a person index."""

    def __init__(self, world: World, chance: Chance, shared: Shared, *, children: int) -> None:
        self._world, self._chance, self._shared, self._children = world, chance, shared, children

    def _many(self, rate: rates.Rate) -> int:
        return max(1, round(rate.each * self._children))

    def settled_home(self) -> Household:
        """A settled couple with a child of two or three, who could have adopted."""
        for home in self._families(0):
            born = self._world.person(home.children[-1]).born
            if home.tier == 0 and home.kind == "couple" and born and 600 < (self._world.today - born).days < 1300:
                return home
        return self._families(0)[0]

    def add_all(self) -> None:
        self.unborn()
        self.shielded()
        self.adopted()
        self.unaccompanied()
        self.no_fixed_abode()
        self.coincidences()
        self.same_named_cousins()
        self.died()
        self.disputed_ages()
        self.staff()

    # — before birth —

    def unborn(self) -> None:
        """Pregnancies, each a person of its own with a mother and a due date; a few are twins."""
        mothers = [
            home for home in self._families(0) if home.kind not in NOT_MATERNAL and self._could_be_pregnant(home)
        ]
        for home in self._some(mothers, self._many(rates.UNBORN)):
            due = self._world.today + timedelta(days=self._chance.whole(-6, 175))
            for _ in range(2 if self._chance.happens(0.015) else 1):
                self._expect(home, due)

    def _could_be_pregnant(self, home: Household) -> bool:
        mother = self._world.person(home.adults[0])
        ages = [person.born for person in self._world.everyone(home.children) if person.born]
        grown = mother.born and birthday(mother.born, 46) > self._world.today
        return bool(mother.sex == "F" and grown and max(ages) < self._world.today - timedelta(days=320))

    def _expect(self, home: Household, due: date) -> Person:
        world, mother = self._world, self._world.person(home.adults[0])
        name = Name("Unborn", "", mother.name.family)
        child = world.add_person(
            sex="U", name=name, origin=mother.origin, born=None, household=home.number, kind="unborn"
        )
        child.expected, child.mother, child.ethnicity = due, mother.number, "NOBT"
        child.stays = [Stay(home.place, home.since)]
        world.tie(mother, child, "mother")
        return child

    # — hidden and severed —

    def shielded(self) -> None:
        """Mothers and children who moved away from someone dangerous: where they live must never show."""
        wanted = self._many(rates.SHIELDED)
        homes = [home for home in self._families(1) if home.kind == "lone mother" and home.away]
        for home in self._some(homes, len(homes)):
            if wanted <= 0:
                return
            self.shield(
                home,
                self._chance.day(self._world.today - timedelta(days=900), self._world.today - timedelta(days=20)),
                self._chance.pick(REASONS_TO_SHIELD),
            )
            wanted -= len(home.children)

    def shield(self, home: Household, since: date, why: str, *, refuge: bool = False) -> None:
        """Move a household to a new, hidden home on a day."""
        world, old = self._world, home.place
        hidden = refuge or self._chance.happens(0.25)
        place = self._shared.refuge if hidden else world.streets.home(away=self._chance.happens(0.1))
        home.place, home.since = place, since
        home.marks.add("shielded")
        for person in world.everyone(home.adults + home.children):
            stays = [
                replace(stay, until=min(stay.until or since, since)) for stay in person.stays if stay.since < since
            ]
            started = max(since, person.born or since)
            person.stays = [*(stays or ([] if started > since else [Stay(old, since, since)])), Stay(place, started)]
            person.marks |= {"shielded", "moved"}
            world.why_shielded[person.number] = (started, why)
        for person in world.everyone(home.away):
            person.marks.add("abuser")

    def adopted(self) -> None:
        """A child with two identities: the one before the order, and the one that must never be joined to it."""
        chance, world = self._chance, self._world
        birth_homes = [home for home in self._families(2) if home.kind not in NOT_MATERNAL]
        homes = [
            home
            for home in self._families(0)
            if home.tier == 0 and home.kind in {"couple", "two mothers", "two fathers"}
        ]
        if not birth_homes:
            birth_homes = self._families(0)
        for home in self._some(homes, self._many(rates.ADOPTED)):
            child = world.person(home.children[-1])
            if (
                "adopted" not in child.marks
                and child.born
                and child.born < birthday(world.today, -1) - timedelta(days=200)
                and "twin" not in child.marks
            ):
                self.sever(child, home, chance.pick(birth_homes))

    def sever(self, child: Person, home: Household, birth_home: Household, mother: Person | None = None) -> Person:
        """The child's first identity, closed at the adoption order."""
        world, chance = self._world, self._chance
        born = child.born or world.today
        order = min(born + timedelta(days=chance.whole(420, 1500)), world.today - timedelta(days=chance.whole(30, 400)))
        placed = order - timedelta(days=chance.whole(90, 300))
        taken = born + timedelta(days=chance.whole(0, max(1, (placed - born).days - 200)))
        mother = mother or world.person(birth_home.adults[0])
        given = child.name.given if chance.happens(0.6) else world.names.given(mother.origin, child.sex, born)
        name = Name(given, world.names.middle(mother.origin, child.sex, born), mother.name_on(born).family)
        first = world.add_person(
            sex=child.sex, name=name, origin=mother.origin, born=born, household=birth_home.number, kind="severed"
        )
        first.ethnicity, first.mother, first.marks = child.ethnicity, mother.number, {"adopted"}
        foster = world.streets.home()
        first.stays = [Stay(birth_home.place, born, taken), Stay(foster, taken, placed), Stay(foster, placed, order)]
        child.marks.add("adopted")
        child.stays = [Stay(home.place, placed)]
        world.ties = [tie for tie in world.ties if tie.other != child.number or tie.kind not in {"mother", "father"}]
        for number in home.adults[:2]:
            world.tie(world.person(number), child, "adoptive parent")
        world.tie(mother, first, "mother")
        world.severed.append((first.number, child.number, order))
        return first

    # — arriving alone, without a home, without a date —

    def unaccompanied(self) -> None:
        """Children who came alone; their birthdays are guesses, the fifteenth of a month or New Year's Day."""
        world, chance = self._world, self._chance
        for _ in range(self._many(rates.UASC)):
            origin = chance.pick(("eritrean", "afghan", "kurdish", "afghan", "eritrean", "somali", "arabic"))
            year = world.today.year - chance.whole(14, 17)
            born = date(year, 1, 1) if chance.happens(0.35) else date(year, chance.whole(1, 12), 15)
            born = max(born, birthday(world.today, -18) + timedelta(days=12))
            sex = "M" if chance.happens(0.93) else "F"
            arrived = world.today - timedelta(days=chance.whole(20, 700))
            home = world.add_household(kind="alone", origin=origin, place=world.streets.home(), since=arrived, tier=1)
            name = world.names.grown_up(origin, sex, born)
            child = world.add_person(sex=sex, name=name, origin=origin, born=born, household=home.number, kind="child")
            child.marks |= {"unaccompanied", "guessed birthday"}
            child.stays = [Stay(self._shared.hotel, arrived - timedelta(days=3), arrived), Stay(home.place, arrived)]
            home.children.append(child.number)

    def no_fixed_abode(self) -> None:
        """Families in the hostel or the hotel, and some with no address at all."""
        homes = [home for home in self._families(2) if "shielded" not in home.marks]
        for home in self._some(homes, max(2, round(0.002 * self._children))):
            place = self._chance.pick((NO_FIXED_ABODE, self._shared.hostel, self._shared.hotel))
            self._move(home, place, self._world.today - timedelta(days=self._chance.whole(5, 120)))
            for person in self._world.everyone(home.adults + home.children):
                person.marks.add("no fixed abode" if place is NO_FIXED_ABODE else "temporary accommodation")

    def _move(self, home: Household, place: Place, since: date) -> None:
        home.place, home.since = place, since
        for person in self._world.everyone(home.adults + home.children):
            kept = [replace(stay, until=min(stay.until or since, since)) for stay in person.stays if stay.since < since]
            person.stays = [*kept, Stay(place, max(since, person.born or since))]

    # — people who are easily taken for one another —

    def coincidences(self) -> None:
        """Two strangers with one name and one birthday."""
        world, chance = self._world, self._chance
        children = [
            person
            for person in world.people
            if person.kind == "child" and not person.marks and person.origin in {"british", "pakistani"}
        ]
        wanted = self._many(rates.COINCIDENCES)
        for _ in range(wanted * 60):
            one, other = chance.pick(children), chance.pick(children)
            alike = (one.sex, one.origin) == (other.sex, other.origin) and one.household != other.household
            if wanted and alike and not (one.marks | other.marks) and self._same_birthday(one, other):
                self._copy_name(one, other)
                wanted -= 1

    def _same_birthday(self, one: Person, other: Person) -> bool:
        """Give one's birthday to the other, where the other's family leaves room for it."""
        household = self._world.household(other.household)
        siblings = [person.born for person in self._world.everyone(household.children) if person is not other]
        if one.born is None or not all(born and abs((born - one.born).days) > 300 for born in siblings):
            return False
        born = other.born = one.born
        kept = [stay for stay in other.stays if stay.until is None or stay.until > born]
        other.stays = [replace(stay, since=max(stay.since, born)) for stay in kept]
        one.marks.add("coincidence")
        other.marks.add("coincidence")
        return True

    def same_named_cousins(self) -> None:
        """Brothers whose children are both called after the same grandfather."""
        world = self._world
        for father in [person for person in world.people if any(mark.startswith("brother:") for mark in person.marks)]:
            brother = world.person(int(next(mark for mark in father.marks if mark.startswith("brother:"))[8:]))
            mine, his = self._children_of(father), self._children_of(brother)
            for one in mine:
                for other in his:
                    world.tie(one, other, "cousin")
            pairs = [
                (one, other)
                for one in mine
                for other in his
                if one.sex == other.sex and one.name.family == other.name.family
            ]
            if pairs and self._chance.happens(0.2):
                one, other = self._chance.pick(pairs)
                self._copy_name(one, other)
                other.marks.add("cousin's name")

    def _children_of(self, father: Person) -> list[Person]:
        home = self._world.household(father.household)
        homes = (
            [home] if home.children else [other for other in self._world.households if father.number in other.away][:1]
        )
        return [
            child for other in homes for child in self._world.everyone(other.children) if child.father == father.number
        ]

    @staticmethod
    def _copy_name(one: Person, other: Person) -> None:
        other.name = Name(one.name.given, other.name.middle, one.name.family)
        other.former = []
        other.marks.discard("changed name")
        other.nickname = ""

    # — death, doubt and staff —

    def died(self) -> None:
        """A few children who died, among them twins whose brother or sister lives."""
        world, chance = self._world, self._chance
        twins = [
            person for person in world.people if person.kind == "child" and {"twin", "story"} & person.marks == {"twin"}
        ]
        others = [person for person in world.people if person.kind == "child" and not person.marks]
        for person in self._some(twins, max(1, len(twins) // 90)) + self._some(
            others, max(1, round(0.0002 * self._children))
        ):
            born = person.born or world.today
            if len(world.household(person.household).children) > 1 and (world.today - born).days > 40:
                person.died = chance.day(born, born + (world.today - born) / 3)
                person.kind = "deceased"
                person.marks.add("died")

    def disputed_ages(self) -> None:
        """Agencies hold different birth years for the same young person."""
        for person in self._world.people:
            if "unaccompanied" in person.marks and self._chance.happens(0.35):
                person.marks.add("disputed age")

    def staff(self) -> None:
        """Some parents work for the agencies that keep these records."""
        parents = [self._world.person(home.adults[0]) for home in self._families(0) if home.tier == 0 and home.adults]
        for person in self._some(parents, max(12, round(0.012 * self._children))):
            person.marks.add("staff")

    # — choosing —

    def _families(self, hardest_from: int) -> list[Household]:
        return [
            home
            for home in self._world.households
            if home.tier >= hardest_from and home.children and home.adults and "story" not in home.marks
        ]

    def _some(self, things: list[Thing], count: int) -> list[Thing]:
        return self._chance.sample(things, min(count, len(things)))
