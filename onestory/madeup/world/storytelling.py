"""Plays the scripted families into a world: the people, their homes, and the lives that must be settled early."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from onestory.madeup.declared import stories as told
from onestory.madeup.declared.names.catalogue import ORIGINS
from onestory.madeup.manifest import Story
from onestory.madeup.rules.days import birthday
from onestory.madeup.world.care import LookedAfter
from onestory.madeup.world.council import World
from onestory.madeup.world.people import FormerName, Household, Name, Person, Stay
from onestory.madeup.world.special import Special

GROWN = {"mother", "father", "partner", "grandmother", "grandfather"}
FIRST_HOME = 3650


@dataclass
class Cast:
    """A script's people, now in the world."""

    script: told.Script
    home: Household
    people: dict[str, Person] = field(default_factory=dict)


class Storyteller:
    """Adds every scripted family to a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._names = told.FAMILY_NAMES[world.council.code]
        self.casts = [self._cast(script) for script in told.SCRIPTS]

    def _ago(self, days: int) -> date:
        return self._world.today - timedelta(days=days)

    # — people and homes —

    def _cast(self, script: told.Script) -> Cast:
        world = self._world
        homes = self._homes(script)
        home = world.add_household(
            kind="story", origin=script.origin, place=homes[-1].place, since=homes[-1].since, tier=2
        )
        home.social_rent = script.social_rent
        home.marks.add("story")
        cast = Cast(script, home)
        for member in script.members:
            cast.people[member.key] = self._person(cast, member, homes)
        for member in script.members:
            self._tie(cast, member)
        return cast

    def _homes(self, script: told.Script) -> list[Stay]:
        days = [FIRST_HOME, *(event.ago for event in script.events if isinstance(event, told.Move))]
        stays = [Stay(self._world.streets.home(), self._ago(day)) for day in days]
        for one, following in pairwise(stays):
            one.until = following.since
        return stays

    def _person(self, cast: Cast, member: told.Member, homes: list[Stay]) -> Person:
        world, script = self._world, cast.script
        family = member.family.format(family=self._names.get(script.code, ""))
        born = None if member.due_in is not None else birthday(world.today, -member.age) - timedelta(days=member.days)
        kind = "unborn" if born is None else "adult" if member.part in GROWN else "child"
        household = self._apart(cast) if member.apart else cast.home
        person = world.add_person(
            sex=member.sex,
            name=Name(member.given, member.middle, family),
            origin=script.origin,
            born=born,
            household=household.number,
            kind=kind,
        )
        person.ethnicity = "NOBT" if born is None else ORIGINS[script.origin].ethnicities[0][0]
        person.expected = world.today + timedelta(days=member.due_in) if member.due_in is not None else None
        person.nickname = member.nickname
        person.marks |= {"story", *member.marks}
        if member.was:
            wed = self._ago(365 * 5)
            person.former.append(FormerName(Name(member.given, member.middle, member.was), wed, "marriage"))
            person.marks.add("changed name")
        self._settle(person, household, homes if household is cast.home else [Stay(household.place, household.since)])
        return person

    def _apart(self, cast: Cast) -> Household:
        found = [home for home in self._world.households[cast.home.number :] if "story" in home.marks]
        if found and cast.script.code == "one-name-two-boys":
            return found[0]
        own = self._world.add_household(
            kind="story", origin=cast.script.origin, place=self._world.streets.home(), since=self._ago(600), tier=2
        )
        own.marks.add("story")
        own.social_rent = False
        return own

    def _settle(self, person: Person, household: Household, homes: list[Stay]) -> None:
        born = person.born or household.since
        person.stays = [
            Stay(stay.place, max(stay.since, born), stay.until)
            for stay in homes
            if stay.until is None or stay.until > born
        ]
        if person.kind == "child":
            household.children.append(person.number)
        elif person.kind == "adult":
            household.adults.append(person.number)

    def _tie(self, cast: Cast, member: told.Member) -> None:
        person = cast.people[member.key]
        for parent, role in ((member.mother, "mother"), (member.father, "father")):
            if parent:
                self._world.tie(cast.people[parent], person, role)
                setattr(person, role, cast.people[parent].number)
        for other, kind in self._alike(cast.script, member):
            self._world.tie(person, cast.people[other], kind)
        if member.part == "partner":
            self._world.tie(cast.people["mum"], person, "partner")
        children = [other for other in cast.script.members if other.part == "child"]
        if member.apart and any(member.key in {child.mother, child.father} for child in children):
            cast.home.away.append(person.number)

    @staticmethod
    def _alike(script: told.Script, member: told.Member) -> list[tuple[str, str]]:
        """A member's twins, each pair once, and cousins."""
        if member.part == "cousin":
            return [(other.key, "cousin") for other in script.members if other.part == "child"]
        if "twin" in member.marks:
            return [(other.key, "twin") for other in script.members if "twin" in other.marks and other.key > member.key]
        return []

    # — special lives, told before numbers are given —

    def shield(self, special: Special) -> None:
        for cast in self.casts:
            for event in cast.script.events:
                if isinstance(event, told.Shield):
                    special.shield(cast.home, self._ago(event.ago), event.why, refuge=True)

    def sever(self, special: Special, adopters: Household) -> None:
        """The first child of the mother who is expecting again was adopted elsewhere."""
        cast = next(one for one in self.casts if one.script.code == "before-birth")
        child = self._world.person(adopters.children[-1])
        special.sever(child, adopters, cast.home, mother=cast.people["mum"])

    def look_after(self, care: LookedAfter) -> None:
        for cast in self.casts:
            for event in cast.script.events:
                if isinstance(event, told.Care):
                    until = self._ago(event.until) if event.until is not None else None
                    self._cared_for(cast, cast.people[event.who], self._ago(event.ago), until, care)

    def _cared_for(self, cast: Cast, person: Person, started: date, until: date | None, care: LookedAfter) -> None:
        grown, lived = person.kind == "adult", person.stays
        why = "" if until is None else "E5" if grown else "E4A"
        if grown:
            person.stays = [
                replace(stay, until=min(stay.until or started, started)) for stay in lived if stay.since < started
            ]
        care.look_after(person, started=started, until=until, why_ended=why, first_legal="V2", home=cast.home)
        if grown and until:
            person.marks.add("care leaver")
            back = self._ago(300)
            person.stays[-1].until = back
            person.stays.append(Stay(cast.home.place, back))

    def manifest(self) -> tuple[Story, ...]:
        """The stories, named, for whoever shows the demo."""
        return tuple(self._story(cast) for cast in self.casts)

    def _story(self, cast: Cast) -> Story:
        script = cast.script
        people = tuple(f"{person.name.given} {person.name.family}".strip() for person in cast.people.values())
        return Story(
            script.code,
            script.title,
            people,
            script.look_for.format(family=self._names.get(script.code, "")),
            script.why,
        )
