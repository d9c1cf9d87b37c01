"""Gives everyone the numbers, phones and e-mails that partners would know them by."""

from onestory.madeup.declared import places
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.days import age_on, birthday
from onestory.madeup.rules.identifiers import NhsNumbers, pnc_id, temporary_upn, upn
from onestory.madeup.world.council import World
from onestory.madeup.world.people import Person

SCHOOL_AGE = 4
FIRST_SCHOOL, SCHOOLS_A_DAY = 2000, 80


class Numbers:
    """One council's number books; nobody gets a number twice."""

    def __init__(self, world: World, chance: Chance, *, block: tuple[int, int], serial_from: int, day: int) -> None:
        self._world, self._chance = world, chance
        self._nhs = NhsNumbers(*block, start=chance.whole(0, 99_999))
        self._serial = self._first_serial = serial_from
        self._pupils: dict[tuple[int, int], int] = {}
        self._schools_from = FIRST_SCHOOL + SCHOOLS_A_DAY * day
        self._handles: dict[str, int] = {}

    def give_all(self) -> None:
        for person in self._world.people:
            self.give(person)

    def give(self, person: Person) -> None:
        """NHS number, pupil number, phone and e-mail, where such a person would have them."""
        if person.kind == "unborn" or person.nhs:
            return
        twin = self._twin_number(person)
        person.nhs = self._nhs.beside(twin) if twin else self._nhs.next()
        age = age_on(person.born, self._world.today) if person.born else 0
        if person.kind in {"child", "severed"} and age >= SCHOOL_AGE:
            self._pupil(person)
        if age >= 16:
            person.phone = self.phone()
            person.old_phone = self.phone() if self._chance.happens(0.4) else ""
            person.email = self._email(person) if self._chance.happens(0.7) else ""

    @property
    def first_serial(self) -> int:
        return self._first_serial

    def pnc(self, person: Person, year: int) -> str:
        """The person's police identifier, made the first time it is wanted."""
        if not person.pnc:
            person.pnc = pnc_id(year, self._next())
        return person.pnc

    def child_id(self, person: Person) -> str:
        """The council's own identifier, made when the council first knows the person."""
        if not person.child_id:
            person.child_id = f"{self._world.council.prefix}{self._next():08d}"
        return person.child_id

    def phone(self) -> str:
        chance = self._chance
        if chance.happens(0.85):
            return f"{places.MOBILES}{chance.whole(0, 999):03d}"
        return f"{chance.pick(places.LANDLINES)}{chance.whole(0, 999):03d}"

    def _twin_number(self, person: Person) -> str:
        if "twin" not in person.marks:
            return ""
        siblings = self._world.household(person.household).children
        return next(
            (other.nhs for other in self._world.everyone(siblings) if other.nhs and other.born == person.born), ""
        )

    def _pupil(self, person: Person) -> None:
        chance, la_code = self._chance, self._world.council.la_code
        year = birthday(person.born or self._world.today, SCHOOL_AGE).year
        number, school = self._pupil_serial(year)
        if chance.happens(0.015):
            person.upn = temporary_upn(la_code, school, year, number)
        else:
            person.upn = upn(la_code, school, year, number)
        if chance.happens(0.035):
            number, school = self._pupil_serial(year)
            person.former_upn = (
                temporary_upn(la_code, school, year, number)
                if chance.happens(0.4)
                else upn(la_code, school, year, number)
            )

    def _pupil_serial(self, year: int) -> tuple[int, int]:
        """A serial not given before in that school and year."""
        school = self._schools_from + self._chance.whole(0, SCHOOLS_A_DAY - 1)
        serial = self._pupils.get((school, year), 0) + 1
        self._pupils[school, year] = serial
        return serial, school

    def _email(self, person: Person) -> str:
        handle = "".join(
            sign
            for sign in f"{person.name.given}.{person.name.family}".lower()
            if sign.isascii() and (sign.isalnum() or sign == ".")
        )
        handle = handle.strip(".") or "person"
        again = self._handles.get(handle, 0)
        self._handles[handle] = again + 1
        return f"{handle}{again or ''}@{places.EMAIL_AT}"

    def _next(self) -> int:
        self._serial += 1
        return self._serial
