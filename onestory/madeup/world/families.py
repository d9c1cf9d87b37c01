"""Builds families: who has whom, who lives with whom, and what they are called."""

from collections.abc import Iterator
from datetime import date, timedelta

from onestory.madeup.declared.names.catalogue import ORIGINS
from onestory.madeup.declared.names.origins import FamilyRule
from onestory.madeup.declared.rates import CHILDREN_AT_HOME, HOUSEHOLD_KINDS, TIERS, TRIPLETS, TWINS
from onestory.madeup.rules.chance import Bag
from onestory.madeup.rules.days import birthday
from onestory.madeup.world.council import World
from onestory.madeup.world.naming import for_sex
from onestory.madeup.world.people import FormerName, Household, Name, Person, Stay

YEAR = 365.25


_KINDS = Bag(HOUSEHOLD_KINDS)
_CHILDREN = Bag(CHILDREN_AT_HOME)
_TIERS = Bag((place, tier.share) for place, tier in enumerate(TIERS))


class Families:
    """Makes one household after another until the council has its children."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._chance = world.chance
        self._origins = Bag(world.council.origins)
        self._fathers_elsewhere: list[int] = []
        self._brothers: list[Person] = []

    def make(self) -> Household:
        """One household of parents or carers and children, with those who live apart."""
        chance, world = self._chance, self.world
        origin = self._origins.draw(chance)
        kind, tier = _KINDS.draw(chance), _TIERS.draw(chance)
        if origin in {"pakistani", "slovak-roma"} and kind == "couple" and chance.happens(0.15):
            kind = "three generations"
        if tier >= 2 and kind == "couple" and chance.happens(0.6):
            kind = chance.pick(("lone mother", "lone mother", "blended"))
        births = self._births(origin)
        since = self._moved_in(births[0], tier)
        home = world.add_household(kind=kind, origin=origin, place=world.streets.home(), since=since, tier=tier)
        mother, father = self._parents(home, births[0])
        self._children(home, births, mother, father)
        self._settle(home, tier)
        return home

    # — births —

    def _births(self, origin: str) -> list[tuple[date, int]]:
        """Birthdays (with how many were born together), the eldest first; all under eighteen today."""
        chance, today = self._chance, self.world.today
        wanted = _CHILDREN.draw(chance) + chance.count(ORIGINS[origin].extra_children)
        start = today - timedelta(days=int(chance.random() * 18 * YEAR))
        days, eldest, youngest = [start], start, start
        for _ in range(wanted - 1):
            gap = timedelta(days=int(330 + chance.expovariate(1 / 750)))
            if chance.happens(0.5) and youngest + gap <= today:
                youngest += gap
                days.append(youngest)
            else:
                eldest -= gap
                days.append(eldest)
        oldest = birthday(today, -18) + timedelta(days=1)
        kept = sorted(day for day in days if oldest < day <= today) or [max(start, oldest + timedelta(days=40))]
        return [(day, self._together()) for day in kept]

    def _together(self) -> int:
        draw = self._chance.random()
        return 3 if draw < TRIPLETS else 2 if draw < TWINS else 1

    def _moved_in(self, eldest: tuple[date, int], tier: int) -> date:
        years = self._chance.expovariate(TIERS[tier].moves / 6.5)
        return max(self.world.today - timedelta(days=5 + int(years * YEAR)), birthday(eldest[0], -4))

    # — parents —

    def _parents(self, home: Household, first: tuple[date, int]) -> tuple[Person | None, Person | None]:
        chance = self._chance
        mother_born = birthday(first[0], 0) - timedelta(
            days=int(max(14.8, min(44, chance.gauss(27.5 if home.tier < 2 else 23, 5.4))) * YEAR)
        )
        father_born = mother_born - timedelta(days=int(min(14, max(-5, chance.gauss(2.4, 3.8))) * YEAR))
        father_origin = home.origin if chance.happens(0.94) else self._origins.draw(chance)
        father = self._father(home, father_origin, father_born)
        mother = self._mother(home, mother_born, father, first[0])
        if home.kind == "two fathers":
            self._second_parent(home, father, "M")
            home.away.append(mother.number)
            return mother, father
        if home.kind == "two mothers":
            self._second_parent(home, mother, "F")
            home.away.append(father.number)
            return mother, None
        self._place_parents(home, mother, father)
        return mother, father

    def _father(self, home: Household, origin: str, born: date) -> Person:
        chance = self._chance
        if home.kind in {"lone mother", "blended"} and self._fathers_elsewhere and chance.happens(0.14):
            known = self.world.person(chance.pick(self._fathers_elsewhere[-60:]))
            if known.origin == origin and known.born and abs((known.born - born).days) < 8 * YEAR:
                known.marks.add("children by two mothers")
                return known
        name = self.world.names.grown_up(origin, "M", born)
        if self._brothers and chance.happens(0.05):
            brother = chance.pick(self._brothers[-80:])
            if brother.origin == origin and brother.household != home.number:
                name = Name(
                    name.given,
                    brother.name.middle if ORIGINS[origin].rule is FamilyRule.PATRONYMIC else name.middle,
                    brother.name.family,
                )
                father = self.world.add_person(
                    sex="M", name=name, origin=origin, born=born, household=home.number, kind="adult"
                )
                self.world.tie(father, brother, "brother")
                father.marks.add(f"brother:{brother.number}")
                return father
        father = self.world.add_person(
            sex="M", name=name, origin=origin, born=born, household=home.number, kind="adult"
        )
        self._brothers.append(father)
        return father

    def _mother(self, home: Household, born: date, father: Person, first: date) -> Person:
        chance, world = self._chance, self.world
        name = world.names.grown_up(home.origin, "F", born)
        mother = world.add_person(
            sex="F", name=name, origin=home.origin, born=born, household=home.number, kind="adult"
        )
        together = home.kind in {"couple", "three generations"}
        shares = ORIGINS[home.origin].rule in {FamilyRule.SHARED, FamilyRule.GENDERED}
        if shares and chance.happens(0.6 if together else 0.28):
            self._marry(mother, father, first, together)
        return mother

    def _marry(self, mother: Person, father: Person, first: date, together: bool) -> None:
        chance, today = self._chance, self.world.today
        wed = chance.day(max(birthday(mother.born or today, 18), birthday(first, -5)), min(today, birthday(first, 6)))
        maiden = mother.name
        his = for_sex(ORIGINS[mother.origin].rule, father.name.family, "F")
        joined = f"{maiden.family}-{his}" if chance.happens(0.06) and "-" not in maiden.family + his else his
        mother.name = Name(maiden.given, maiden.middle, joined)
        mother.former.append(FormerName(maiden, wed, "marriage"))
        mother.marks.add("changed name")
        if not together and chance.happens(0.45):
            left = chance.day(wed, today)
            mother.former.append(FormerName(mother.name, left, "separation"))
            mother.name = maiden

    def _second_parent(self, home: Household, parent: Person, sex: str) -> None:
        born = (parent.born or self.world.today) + timedelta(days=int(self._chance.gauss(0, 4) * YEAR))
        origin = home.origin
        partner = self.world.add_person(
            sex=sex,
            name=self.world.names.grown_up(origin, sex, born),
            origin=origin,
            born=born,
            household=home.number,
            kind="adult",
        )
        home.adults += [parent.number, partner.number]
        parent.household = home.number
        self.world.tie(parent, partner, "partner")

    def _place_parents(self, home: Household, mother: Person, father: Person) -> None:
        if home.kind in {"couple", "three generations"}:
            home.adults += [mother.number, father.number]
            self.world.tie(mother, father, "partner")
        elif home.kind == "lone father":
            home.adults.append(father.number)
            home.away.append(mother.number)
        elif home.kind == "kinship":
            home.away += [mother.number, father.number]
        else:
            home.adults.append(mother.number)
            home.away.append(father.number)
            self._fathers_elsewhere.append(father.number)
            self.world.tie(mother, father, "former partner")
        if home.kind == "blended" or (home.kind == "lone mother" and self._chance.happens(0.08)):
            self._new_partner(home, mother)
        if home.kind in {"three generations", "kinship"}:
            self._grandparents(home, mother if self._chance.happens(0.6) else father)

    def _new_partner(self, home: Household, mother: Person) -> None:
        born = (mother.born or self.world.today) - timedelta(days=int(self._chance.gauss(1, 5) * YEAR))
        origin = home.origin if self._chance.happens(0.9) else self._origins.draw(self._chance)
        name = self.world.names.grown_up(origin, "M", born)
        partner = self.world.add_person(
            sex="M", name=name, origin=origin, born=born, household=home.number, kind="adult"
        )
        partner.marks.add("step-parent")
        home.adults.append(partner.number)
        self.world.tie(mother, partner, "partner")

    def _grandparents(self, home: Household, parent: Person) -> None:
        for elder in self.grandparents_of(parent, home.number, both=self._chance.happens(0.6)):
            home.adults.append(elder.number)

    def grandparents_of(self, parent: Person, household: int, *, both: bool) -> Iterator[Person]:
        """The parent's own mother, and father when both."""
        eldest = (parent.born or self.world.today) - timedelta(days=int((19 + self._chance.random() * 14) * YEAR))
        maiden = parent.former[0].name if parent.former else parent.name
        rule = ORIGINS[parent.origin].rule
        for sex, kind in (("F", "mother"), ("M", "father"))[: 2 if both else 1]:
            born = eldest - timedelta(days=self._chance.whole(0, 1500))
            name = self.world.names.grown_up(parent.origin, sex, born)
            if rule in {FamilyRule.SHARED, FamilyRule.GENDERED} or sex == "M":
                name.family = for_sex(rule, for_sex(rule, maiden.family, "M"), sex)
            elder = self.world.add_person(
                sex=sex, name=name, origin=parent.origin, born=born, household=household, kind="adult"
            )
            self.world.tie(elder, parent, kind)
            if sex == "F":
                parent.mother = elder.number
            else:
                parent.father = elder.number
            yield elder

    # — children —

    def _children(
        self, home: Household, births: list[tuple[date, int]], mother: Person | None, father: Person | None
    ) -> None:
        first = True
        for born, together in births:
            parent = self._father_of(home, born, father)
            twins = [self._child(home, born, mother, parent, first and not turn) for turn in range(together)]
            first = False
            for place, twin in enumerate(twins):
                if together > 1:
                    twin.marks.add("twin")
                for other in twins[place + 1 :]:
                    self.world.tie(twin, other, "twin")

    def _father_of(self, home: Household, born: date, father: Person | None) -> Person | None:
        """The youngest in a blended family are the new partner's."""
        if (
            home.kind == "blended"
            and len(home.adults) > 1
            and (self.world.today - born).days < 4 * YEAR
            and self._chance.happens(0.6)
        ):
            return self.world.person(home.adults[1])
        return father

    def _child(self, home: Household, born: date, mother: Person | None, father: Person | None, eldest: bool) -> Person:
        chance, world = self._chance, self.world
        sex = "M" if chance.happens(0.512) else "F"
        origin = father.origin if father and (not mother or chance.happens(0.75)) else home.origin
        name = self._child_name(home, origin, sex, born, mother, father)
        parent = father if sex == "M" else mother
        if eldest and parent and parent.name.given and chance.happens(0.03 if sex == "M" else 0.008):
            name.given = parent.name.given
            world_mark = "named after parent"
        else:
            world_mark = ""
        taken = {world.person(number).name.given for number in home.children}
        while name.given in taken and chance.happens(0.97):
            name = Name(world.names.given(origin, sex, born), name.middle, name.family)
        child = world.add_person(sex=sex, name=name, origin=origin, born=born, household=home.number, kind="child")
        if world_mark:
            child.marks.add(world_mark)
        for parent, role in ((mother, "mother"), (father, "father")):
            if parent:
                world.tie(parent, child, role)
        child.mother = mother.number if mother else None
        child.father = father.number if father else None
        home.children.append(child.number)
        return child

    def _child_name(
        self, home: Household, origin: str, sex: str, born: date, mother: Person | None, father: Person | None
    ) -> Name:
        chance, names = self._chance, self.world.names
        fathers = 0.9 if home.kind in {"couple", "three generations"} else 0.55
        womens_own = ORIGINS[origin].rule is FamilyRule.WOMEN_OWN
        if father is not None and (mother is None or womens_own or chance.happens(fathers)):
            name = names.after_father(origin, sex, born, father.name)
        elif mother is None:
            name = names.grown_up(origin, sex, born)
        else:
            rule, source = ORIGINS[origin].rule, mother.name_on(born)
            family = for_sex(rule, for_sex(rule, source.family, "M"), sex)
            name = Name(names.given(origin, sex, born), names.middle(origin, sex, born), family)
        siblings = [self.world.person(number) for number in home.children]
        same = [
            other
            for other in siblings
            if (other.father, other.mother) == (father and father.number, mother and mother.number)
        ]
        if same and chance.happens(0.93) and ORIGINS[origin].rule is FamilyRule.SHARED:
            name.family = same[0].name.family
        elif mother and father and origin == "british" and chance.happens(0.06):
            pair = (mother.name_on(born).family, father.name.family)
            if "-" not in "".join(pair) and pair[0] != pair[1]:
                name.family = "-".join(pair)
        return name

    # — homes over time —

    def _settle(self, home: Household, tier: int) -> None:
        world, chance = self.world, self._chance
        earlier = self._earlier_homes(home, tier)
        for person in world.everyone(home.adults + home.children):
            if not person.stays:
                person.stays = self._stays(person, home, earlier)
        for person in world.everyone(home.away):
            if not person.stays:
                self._live_apart(person, home, earlier)
        if chance.happens(0.008 + 0.02 * tier):
            self._change_by_deed(home)

    def _earlier_homes(self, home: Household, tier: int) -> list[Stay]:
        chance, world = self._chance, self.world
        stays, until = [], home.since
        for _ in range(1 + chance.count(0.3 * TIERS[tier].moves)):
            since = until - timedelta(days=60 + int(chance.expovariate(TIERS[tier].moves / 4) * YEAR))
            stays.append(Stay(world.streets.home(away=chance.happens(0.14)), since, until))
            until = since
        return stays[::-1]

    def _stays(self, person: Person, home: Household, earlier: list[Stay]) -> list[Stay]:
        born = person.born or home.since
        if "step-parent" in person.marks:
            joined = self._chance.day(max(home.since, self.world.today - timedelta(days=1500)), self.world.today)
            return [Stay(self.world.streets.home(), birthday(joined, -4), joined), Stay(home.place, joined)]
        kept = [
            Stay(stay.place, max(stay.since, born), stay.until) for stay in earlier if stay.until and stay.until > born
        ]
        if person.kind == "child" and not kept and born > home.since:
            return [Stay(home.place, born)]
        return [*kept, Stay(home.place, max(home.since, born))]

    def _live_apart(self, person: Person, home: Household, earlier: list[Stay]) -> None:
        chance, world = self._chance, self.world
        left = chance.day(max(home.since - timedelta(days=900), date(1990, 1, 1)), world.today)
        away = chance.happens(0.2)
        place = world.streets.home(away=away)
        own = world.add_household(kind="alone", origin=person.origin, place=place, since=left, tier=home.tier)
        own.adults.append(person.number)
        person.household = own.number
        before = earlier[-1].place if earlier and left < home.since else home.place
        person.stays = [Stay(before, birthday(left, -5), left), Stay(place, left)]
        if away:
            person.marks.add("lives away")

    def _change_by_deed(self, home: Household) -> None:
        """Children take a step-father's name, or their mother's, by deed poll."""
        chance, world = self._chance, self.world
        source = world.person(home.adults[-1]) if home.adults else None
        if source is None or not home.children or ORIGINS[source.origin].rule is not FamilyRule.SHARED:
            return
        for child in world.everyone(home.children):
            if child.born and child.name.family != source.name.family and (world.today - child.born).days > 2 * YEAR:
                day = chance.day(max(birthday(child.born, 1), birthday(world.today, -4)), world.today)
                child.former.append(
                    FormerName(Name(child.name.given, child.name.middle, child.name.family), day, "deed poll")
                )
                child.name = Name(child.name.given, child.name.middle, source.name.family)
                child.marks.add("changed name")
