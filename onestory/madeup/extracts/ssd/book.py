"""What every table of the case system needs: who is known, their identifiers, and the council's history."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from onestory.madeup.declared.annex_a import SOURCES
from onestory.madeup.extracts.layout import iso
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import after_working_days, working_day
from onestory.madeup.world.clerks import Clerk
from onestory.madeup.world.creation import Creation
from onestory.madeup.world.people import Person

Fields = dict[str, str]
Line = tuple[int | None, Fields]
Writers = dict[str, Callable[[], Iterable[Line]]]
YEARS_OF_VISITS = timedelta(days=730)


class Book:
    """The case system's people, serials and episodes, shared by its tables."""

    def __init__(self, creation: Creation, clerk: Clerk, chance: Chance) -> None:
        self._creation, self.clerk, self.chance = creation, clerk, chance
        self.world, self.history, self.today = creation.world, creation.history, creation.world.today
        self.first_serial = creation.size.serial_from
        self._serial = 0
        self.known = self._everyone_known()
        self.referrals = {id(episode): f"R{self.next():07d}" for episode in self.history.episodes}

    def next(self) -> int:
        self._serial += 1
        return self._serial + self.first_serial

    def id_of(self, number: int) -> str:
        """The council's identifier of a person."""
        return self._creation.numbers.child_id(self.world.person(number))

    def _everyone_known(self) -> list[int]:
        history = self.history
        children = {one.child for one in history.contacts} | {one.child for one in history.episodes}
        children |= {one.child for one in history.care} | {one.child for one in history.early_help}
        grown = {parent for number in sorted(children) for parent in self._carers(self.world.person(number))}
        return sorted(children | grown)

    def _carers(self, child: Person) -> list[int]:
        if child.kind == "severed":
            return [child.mother] if child.mother else []
        adults = self.world.everyone(self.world.household(child.household).adults)
        return [adult.number for adult in adults if "unknown at home" not in adult.marks]

    def visits(self, started: date, ended: date | None, every: int) -> Iterator[date]:
        """Working days on which someone called; only the last two years are kept."""
        last = ended or self.today
        day = working_day(started + timedelta(days=self.chance.whole(1, every)))
        while day <= last:
            if day >= self.today - YEARS_OF_VISITS:
                yield day
            day = after_working_days(day, max(3, every * 5 // 7 + self.chance.whole(-4, 5)))


def source_words(code: str) -> str:
    return SOURCES[code].split(": ", maxsplit=1)[1]


def visited(kind: str, day: date, chance: Chance) -> Fields:
    """A visit's columns: when, whether the child was seen, and seen alone."""
    seen = chance.happens(0.93)
    return {
        f"{kind}_visit_date": iso(day),
        f"{kind}_visit_seen": "Y" if seen else "N",
        f"{kind}_visit_seen_alone": ("Y" if chance.happens(0.72) else "N") if seen else "N",
        f"{kind}_visit_bedroom": "Y" if seen and chance.happens(0.5) else "N",
    }
