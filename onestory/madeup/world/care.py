"""Children looked after by the council: when, under what status, and with whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from onestory.madeup.declared import rates
from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.rules.days import age_on, birthday
from onestory.madeup.world.council import World
from onestory.madeup.world.events import Care, CareEpisode, History, Missing
from onestory.madeup.world.people import Household, Name, Person, Place, Stay
from onestory.madeup.world.special import Shared
from onestory.madeup.world.workers import Roster

SUPPORTED_FROM = 16
HOME_FROM = 9
NEXT_STATUS = {"V2": "C1", "C1": "C2"}
FOSTER = (("U6", 0.55), ("U4", 0.2), ("U3", 0.15), ("U1", 0.1))
ENDINGS = (("E4A", 0.34), ("E4B", 0.16), ("E45", 0.16), ("E41", 0.08), ("E13", 0.08), ("E3", 0.03), ("E8", 0.15))
WHY_MOVED = (
    ("CARPL", 0.5),
    ("CREQB", 0.18),
    ("CREQO", 0.1),
    ("LAREQ", 0.08),
    ("CHILD", 0.06),
    ("STAND", 0.03),
    ("OTHER", 0.05),
)
GOES_HOME = {"E4A", "E4B"}
CHILDRENS_HOME_TYPES = {"K2"}


@dataclass(frozen=True)
class Setting:
    """Where a looked-after child lives and who provides it."""

    code: str
    provider: str
    place: Place
    urn: str


class LookedAfter:
    """Chooses who is or was in care and gives each a lawful history."""

    def __init__(self, world: World, history: History, roster: Roster, shared: Shared, chance: Chance) -> None:
        self._world, self._history, self._roster, self._shared, self._chance = world, history, roster, shared, chance
        self._foster = Bag(FOSTER)
        self._endings = Bag(ENDINGS)
        self._why_moved = Bag(WHY_MOVED)
        self._carers: list[tuple[Household, str]] = []
        self._urns = 0

    def add_all(self, children: int) -> None:
        now = round(rates.LOOKED_AFTER.each * children)
        before = round(rates.CARE_STARTS.each * children * 2)
        alone = [person for person in self._world.people if "unaccompanied" in person.marks]
        for person in alone:
            self._unaccompanied(person)
        for person in self._candidates(max(3, now - len(alone))):
            self._family_child(person, ended=False)
        for person in self._candidates(max(2, before)):
            self._family_child(person, ended=True)
        for first, _, order in self._world.severed:
            self._adopted(self._world.person(first), order)
        self._leavers(round(rates.CARE_LEAVERS.each * children))

    def _candidates(self, wanted: int) -> list[Person]:
        """Children of the hardest-pressed families who were never in care, siblings together."""
        found: list[Person] = []
        homes = [
            home
            for home in self._world.households
            if home.tier >= 2 and home.children and home.adults and not home.marks & {"shielded", "story"}
        ]
        self._chance.shuffle(homes)
        for home in homes:
            fresh = [person for person in self._world.everyone(home.children) if self._free(person)]
            found += fresh if self._chance.happens(0.5) else fresh[:1]
            if len(found) >= wanted:
                break
        return found[:wanted]

    def _free(self, person: Person) -> bool:
        old = person.born and (self._world.today - person.born).days > 30
        return bool(
            old
            and person.kind == "child"
            and not person.marks & {"looked after", "was looked after", "adopted", "story"}
        )

    # — one child's care —

    def _family_child(self, person: Person, *, ended: bool) -> None:
        chance, today = self._chance, self._world.today
        born = person.born or today
        home = self._world.household(person.household)
        longest = (today - born).days
        if ended:
            until = today - timedelta(days=chance.whole(10, 900))
            started = until - timedelta(days=30 + int(chance.expovariate(1 / 420)))
            if started < born or until <= born:
                started = born + timedelta(days=chance.whole(0, max(1, longest // 3)))
                until = started + timedelta(days=max(20, longest // 3))
            until = min(until, today - timedelta(days=3))
        else:
            started, until = today - timedelta(days=min(longest, 14 + int(chance.expovariate(1 / 880)))), None
        why = self._endings.draw(chance) if ended else ""
        self.look_after(
            person,
            started=started,
            until=until,
            why_ended=why,
            first_legal="C1" if chance.happens(0.45) else "V2",
            home=home,
        )

    def look_after(
        self, person: Person, *, started: date, until: date | None, why_ended: str, first_legal: str, home: Household
    ) -> Care:
        """Give a child a period of care and the addresses that go with it."""
        turns = self._turns(person, started, until, first_legal, home)
        episodes = self._episodes(
            turns,
            until,
            why_ended,
            need="N1" if self._chance.happens(0.8) else self._chance.pick(("N2", "N3", "N4", "N5")),
        )
        return self._record(person, episodes, home.place.postcode, home if why_ended in GOES_HOME else None)

    def _turns(
        self, person: Person, started: date, until: date | None, legal: str, home: Household
    ) -> list[tuple[date, str, Setting]]:
        """The dated list of (legal status, setting), one for each change."""
        changes = self._changes(started, until or self._world.today, legal)
        setting = self.setting(person, started, legal, home)
        turns = [(started, legal, setting)]
        for moved, kind in sorted(changes.items()):
            if kind != "place":
                legal = NEXT_STATUS.get(legal, legal)
                if legal == turns[-1][1]:
                    continue
            if kind != "legal":
                setting = self.setting(person, moved, legal, home)
            turns.append((moved, legal, setting))
        return turns

    def _changes(self, started: date, end: date, legal: str) -> dict[date, str]:
        """When the legal status, the place, or both changed."""
        chance, changes = self._chance, dict[date, str]()
        day = started + timedelta(days=chance.whole(25, 150))
        for _ in range(2 if legal == "V2" else 1):
            if day < end - timedelta(days=10) and chance.happens(0.65):
                changes[day] = "legal"
            day += timedelta(days=chance.whole(150, 280))
        for _ in range(chance.count(0.55 * (end - started).days / 365)):
            moved = chance.day(started + timedelta(days=6), end - timedelta(days=6))
            if started < moved < end:
                changes[moved] = "both" if changes.get(moved) == "legal" else "place"
        return changes

    def setting(self, person: Person, day: date, legal: str, home: Household) -> Setting:
        chance = self._chance
        age = age_on(person.born or day, day)
        if age >= SUPPORTED_FROM and chance.happens(0.4):
            return Setting("K3", "PR4", self._world.streets.home(away=chance.happens(0.2)), self._urn())
        if age >= HOME_FROM and chance.happens(0.22):
            return (
                Setting("K2", "PR1", chance.pick(self._shared.homes), "SC900001")
                if chance.happens(0.35)
                else Setting("K2", "PR4", self._world.streets.home(away=chance.happens(0.6)), self._urn())
            )
        if legal in {"C1", "C2"} and chance.happens(0.07):
            return Setting("P1", "PR0", home.place, "")
        carers, urn = self._foster_home()
        provider = "PR1" if chance.happens(0.62) else chance.pick(("PR4", "PR4", "PR5"))
        return Setting(self._foster.draw(chance), provider, carers.place, urn)

    def _foster_home(self) -> tuple[Household, str]:
        if self._carers and self._chance.happens(0.35):
            return self._chance.pick(self._carers)
        world, chance = self._world, self._chance
        place = world.streets.home(away=chance.happens(0.25))
        since = birthday(world.today, -chance.whole(8, 20))
        home = world.add_household(kind="carers", origin="british", place=place, since=since, tier=0)
        family = world.names.family("british")
        for sex in ("F", "M")[: 2 if chance.happens(0.75) else 1]:
            born = birthday(world.today, -chance.whole(34, 66)) - timedelta(days=chance.whole(0, 364))
            name = world.names.grown_up("british", sex, born)
            carer = world.add_person(
                sex=sex,
                name=Name(name.given, name.middle, family),
                origin="british",
                born=born,
                household=home.number,
                kind="adult",
            )
            carer.stays, carer.marks = [Stay(place, since)], {"foster carer"}
            home.adults.append(carer.number)
        self._carers.append((home, self._urn()))
        return self._carers[-1]

    def _urn(self) -> str:
        self._urns += 1
        return f"SC{900_100 + self._urns}"

    def _episodes(
        self, turns: list[tuple[date, str, Setting]], until: date | None, why_ended: str, need: str
    ) -> list[CareEpisode]:
        episodes: list[CareEpisode] = []
        for started, legal, setting in turns:
            last = episodes[-1] if episodes else None
            why_new = "S"
            if last:
                moved = setting.place != last.place or setting.code != last.placement
                why_new = ("B" if moved else "L") if legal != last.legal else "P"
                last.ended, last.why_ended = started, "X1"
                last.why_moved = self._why_moved.draw(self._chance) if moved else ""
            episodes.append(
                CareEpisode(started, why_new, legal, need, setting.code, setting.provider, setting.place, setting.urn)
            )
        episodes[-1].ended, episodes[-1].why_ended = until, why_ended
        return episodes

    def _record(self, person: Person, episodes: list[CareEpisode], postcode: str, goes_home: Household | None) -> Care:
        care = Care(person.number, episodes, postcode, self._roster.one("social worker"))
        self._history.care.append(care)
        person.marks.add("looked after" if care.ended is None else "was looked after")
        before = [
            Stay(stay.place, stay.since, min(stay.until or care.started, care.started))
            for stay in person.stays
            if stay.since < care.started
        ]
        during = [Stay(one.place, one.started, one.ended) for one in episodes if one.why_new != "L"]
        for one, following in pairwise(during):
            one.until = following.since
        person.stays = before + during
        if care.ended:
            during[-1].until = care.ended
            place = goes_home.place if goes_home else self._world.streets.home()
            if goes_home is None and episodes[-1].why_ended in {"E45", "E41"}:
                place = episodes[-1].place
            person.stays.append(Stay(place, care.ended))
        self._go_missing(person, care)
        return care

    def _go_missing(self, person: Person, care: Care) -> None:
        chance, end = self._chance, care.ended or self._world.today
        if not person.born or age_on(person.born, end) < 11 or not chance.happens(0.3):
            return
        day = max(care.started, end - timedelta(days=700))
        for _ in range(1 + chance.count(2.5)):
            day += timedelta(days=chance.whole(5, 120))
            back = day + timedelta(days=chance.count(0.8))
            if back >= end:
                return
            offered = chance.happens(0.85)
            self._history.missing.append(
                Missing(
                    person.number,
                    day,
                    back,
                    "M" if chance.happens(0.8) else "A",
                    offered,
                    offered and chance.happens(0.55),
                )
            )
            day = back + timedelta(days=1)

    # — those with paths of their own —

    def _unaccompanied(self, person: Person) -> None:
        home = self._world.household(person.household)
        started = home.since
        turns = [(started, "V2", self._alone_setting(person, started))]
        if self._chance.happens(0.4) and started + timedelta(days=90) < self._world.today:
            moved = self._chance.day(started + timedelta(days=30), self._world.today - timedelta(days=20))
            turns.append((moved, "V2", self._alone_setting(person, moved)))
        person.stays = person.stays[:1]
        self._record(person, self._episodes(turns, None, "", "N8"), "", None)

    def _alone_setting(self, person: Person, day: date) -> Setting:
        if age_on(person.born or day, day) >= SUPPORTED_FROM:
            return Setting("K3", "PR4", self._world.streets.home(), self._urn())
        carers, urn = self._foster_home()
        return Setting("U6", "PR1", carers.place, urn)

    def _adopted(self, person: Person, order: date) -> None:
        birth, foster, placed = person.stays[0], person.stays[1], person.stays[2]
        adopter = self._world.streets.home(away=True)
        carers, urn = Setting("U6", "PR1", foster.place, self._urn()), self._urn()
        started, matched = foster.since, placed.since
        middle = started + (matched - started) / 2
        adoptive = Setting("A6", "PR1", adopter, urn)
        turns = [(started, "C1", carers)]
        if (middle - started).days > 20:
            turns.append((middle, "E1", carers))
        turns.append((matched, "E1", adoptive))
        episodes = self._episodes(turns, order, "E11" if self._chance.happens(0.5) else "E12", "N1")
        home = birth.place.postcode
        care = Care(person.number, episodes, home, self._roster.one("social worker"))
        self._history.care.append(care)
        person.marks.add("was looked after")

    def _leavers(self, wanted: int) -> None:
        """Young adults who left care at eighteen; the council still owes them a pathway."""
        world, chance = self._world, self._chance
        homes = [
            home
            for home in world.households
            if home.tier >= 2 and home.children and home.adults and "story" not in home.marks
        ]
        for _ in range(max(2, wanted)):
            home = chance.pick(homes)
            mother = world.person(home.adults[0])
            born = birthday(world.today, -18) - timedelta(days=chance.whole(20, 1300))
            if not mother.born or birthday(mother.born, 15) > born:
                continue
            sex = chance.pick("FM")
            name = Name(world.names.given(home.origin, sex, born), "", mother.name.family)
            leaver = world.add_person(
                sex=sex, name=name, origin=home.origin, born=born, household=home.number, kind="adult"
            )
            leaver.mother = mother.number
            leaver.stays = [Stay(world.streets.home(), born)]
            world.tie(mother, leaver, "mother")
            started = birthday(born, chance.whole(9, 15)) + timedelta(days=chance.whole(1, 300))
            self.look_after(
                leaver, started=started, until=birthday(born, 18), why_ended="E5", first_legal="C1", home=home
            )
            leaver.marks.add("care leaver")
