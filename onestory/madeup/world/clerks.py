"""A clerk is one agency's hand: it writes a person down, and slips as often as that agency does."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from onestory.madeup.declared.places import NO_FIXED_ABODE_POSTCODE
from onestory.madeup.declared.slips import SLIPS
from onestory.madeup.rules import misspelling as miss
from onestory.madeup.rules.chance import Chance
from onestory.madeup.world.council import World
from onestory.madeup.world.people import Person, Place

PLACEHOLDERS = ("Unknown", "Not known", "Test", "N/A", "U/K", "Male", "Female")
NEWBORN_DAYS = 60
STILL_UNBORN_DAYS = 75
DISPUTING = {"police-notices", "school-census", "youth-justice", "ae-attendances"}


@dataclass(slots=True)
class View:
    """A person as one agency holds them."""

    given: str
    middle: str
    family: str
    born: date | None
    expected: date | None
    sex: str
    ethnicity: str
    address: str
    second: str
    town: str
    postcode: str
    uprn: str
    phone: str
    email: str
    nhs: str
    upn: str
    mother_nhs: str
    preferred: str = ""
    slips: list[str] = field(default_factory=list)

    @property
    def forenames(self) -> str:
        return f"{self.given} {self.middle}".strip()

    @property
    def street(self) -> str:
        return f"{self.address}, {self.second}" if self.second else self.address

    @property
    def whole_address(self) -> str:
        return ", ".join(part for part in (self.address, self.second, self.town) if part)


class Clerk:
    """Writes people down for one feed."""

    def __init__(self, world: World, feed: str, chance: Chance) -> None:
        self._world, self._chance, self.feed = world, chance, feed
        self._rates = SLIPS[feed]

    def writes(self, person: Person, on: date | None = None) -> View:
        """The person as this agency would hold them, from what it knew on a day."""
        day = on or self._world.today
        slips: list[str] = []
        unborn = self._unborn(person, day)
        if unborn:
            slips.append("still unborn") if person.kind != "unborn" else None
        given, middle, family, preferred = self._name(person, day, slips, unborn=unborn)
        place = self._place(person, day, slips)
        view = View(
            given=given,
            middle=middle,
            family=family,
            preferred=preferred,
            born=None if unborn else self._born(person, slips),
            expected=self._expected(person) if unborn else None,
            sex="U" if unborn else self._sex(person, slips),
            ethnicity=person.ethnicity,
            address=place.line if place else "",
            second=place.second if place else "",
            town=place.town if place else "",
            postcode=self._postcode(place, slips),
            uprn=place.uprn if place else "",
            phone=self._phone(person, slips),
            email=person.email,
            nhs="" if unborn and person.kind != "unborn" else self._nhs(person, day, slips),
            upn=person.upn,
            mother_nhs=self._mother_nhs(person),
            slips=slips,
        )
        self._letters(view)
        return view

    def _slip(self, kind: str, slips: list[str]) -> bool:
        if self._chance.random() >= getattr(self._rates, kind):
            return False
        slips.append(kind)
        return True

    # — before and just after birth —

    def _unborn(self, person: Person, day: date) -> bool:
        if person.kind == "unborn":
            return True
        if person.kind != "child" or person.born is None:
            return False
        if day < person.born:
            return True
        recent = (self._world.today - person.born).days <= STILL_UNBORN_DAYS
        return recent and self._chance.random() < self._rates.still_unborn

    def _expected(self, person: Person) -> date | None:
        if person.expected or person.born is None:
            return person.expected
        return person.born + timedelta(days=self._chance.whole(-12, 16))

    def _mother_nhs(self, person: Person) -> str:
        return self._world.person(person.mother).nhs if person.mother else ""

    # — names —

    def _name(self, person: Person, day: date, slips: list[str], *, unborn: bool) -> tuple[str, str, str, str]:
        chance, name = self._chance, person.name_on(day)
        preferred = person.name.family if name is not person.name else ""
        if unborn:
            family = self._world.person(person.mother).name.family if person.mother else name.family
            return chance.pick(("Unborn", "Unborn", "Unborn", "Baby", "Unborn Baby")), "", family, ""
        if person.former and name is person.name and chance.random() < self._rates.old_surname:
            name, preferred = person.former[-1].name, person.name.family
            slips.append("old_surname")
        given, middle, family = name.given, name.middle, name.family
        if (
            person.born
            and (self._world.today - person.born).days <= NEWBORN_DAYS
            and self._slip("newborn_placeholder", slips)
        ):
            mother = self._world.person(person.mother) if person.mother else person
            return (
                chance.pick(("Baby", "Baby", "Infant", "Baby Boy" if person.sex == "M" else "Baby Girl")),
                "",
                mother.name.family,
                "",
            )
        given = self._given(person, given, slips)
        family = self._family(family, slips)
        if middle and chance.random() < self._rates.middle_missing:
            middle = ""
        if middle and self._slip("middle_as_given", slips):
            given, middle = middle.split()[0], ""
        if given and self._slip("swapped_names", slips):
            given, family = family, given
        if not given and chance.happens(0.5):
            given = chance.pick((family, "Unknown", "FNU"))
        return given, middle, family, preferred

    def _given(self, person: Person, given: str, slips: list[str]) -> str:
        chance = self._chance
        if self._slip("placeholder", slips):
            return chance.pick(PLACEHOLDERS)
        if chance.random() < self._rates.nickname * (6 if person.nickname else 0.5):
            other = person.nickname or miss.short_name(given, chance)
            if other != given:
                slips.append("nickname")
                given = other
        elif chance.random() < self._rates.other_spelling:
            other = miss.other_spelling(given, chance)
            if other != given:
                slips.append("other_spelling")
                given = other
        return miss.typo(given, chance) if self._slip("name_typo", slips) else given

    def _family(self, family: str, slips: list[str]) -> str:
        chance = self._chance
        if chance.random() < self._rates.other_spelling:
            other = miss.other_spelling(family, chance)
            if other != family:
                slips.append("other_spelling")
                family = other
        if "-" in family and not family.startswith("Al-"):
            if self._slip("half_surname", slips):
                family = chance.pick(family.split("-"))
            elif self._slip("hyphen_lost", slips):
                family = family.replace("-", " ")
        if "'" in family and chance.happens(0.3):
            family = chance.pick((family.replace("'", ""), family.replace("'", "\u2019"), family.replace("'", " ")))
        return miss.typo(family, chance) if self._slip("name_typo", slips) else family

    def _letters(self, view: View) -> None:
        """Case, accents and spaces, which are the machine's as much as the clerk's."""
        chance, rates = self._chance, self._rates
        if not (view.given + view.family).isascii():
            if chance.random() < rates.accents_lost:
                view.given, view.middle, view.family = (
                    miss.without_accents(text) for text in (view.given, view.middle, view.family)
                )
                view.preferred = miss.without_accents(view.preferred)
            elif self._slip("mojibake", view.slips):
                view.given, view.family = miss.mojibake(view.given), miss.mojibake(view.family)
        if chance.random() < rates.upper_case:
            view.given, view.middle, view.family = view.given.upper(), view.middle.upper(), view.family.upper()
        if self._slip("stray_spaces", view.slips):
            view.given, view.family = view.given + " ", f" {view.family} "

    # — date, sex, place, numbers —

    def _born(self, person: Person, slips: list[str]) -> date | None:
        born, chance, today = person.born, self._chance, self._world.today
        if born is None or self._slip("dob_missing", slips):
            return None
        if "disputed age" in person.marks and self.feed in DISPUTING:
            slips.append("disputed age")
            return born.replace(year=born.year - chance.pick((1, 2, 3)), day=min(born.day, 28))
        if self._slip("dob_default", slips):
            return chance.pick(miss.EPOCH_DEFAULTS)
        if self._slip("dob_swapped", slips):
            other = miss.swapped_day_and_month(born)
            return other if other <= today else born
        if self._slip("dob_off_by_one", slips):
            return miss.near_date(born, chance, today)
        return miss.misread_date(born, chance, today) if self._slip("dob_digit", slips) else born

    def _sex(self, person: Person, slips: list[str]) -> str:
        if self._slip("sex_missing", slips):
            return "U"
        return {"M": "F", "F": "M"}.get(person.sex, "U") if self._slip("sex_wrong", slips) else person.sex

    def _place(self, person: Person, day: date, slips: list[str]) -> Place | None:
        if self._chance.random() < self._rates.address_missing:
            slips.append("address_missing")
            return None
        if len(person.stays) > 1:
            recent = self._world.today - person.stays[-1].since < timedelta(days=200)
            if self._chance.random() < self._rates.old_address * (3 if recent else 1):
                slips.append("old_address")
                return person.stays[-2].place
        return person.home_on(day)

    def _postcode(self, place: Place | None, slips: list[str]) -> str:
        if place is None or self._slip("postcode_missing", slips):
            return ""
        if place.postcode != NO_FIXED_ABODE_POSTCODE and self._slip("postcode_typo", slips):
            return miss.postcode_typo(place.postcode, self._chance)
        return place.postcode.replace(" ", "") if self._chance.happens(0.06) else place.postcode

    def _phone(self, person: Person, slips: list[str]) -> str:
        source = person if person.phone else self._world.person(person.mother) if person.mother else person
        if self._chance.random() < self._rates.phone_missing:
            return ""
        if source.old_phone and self._chance.random() < self._rates.phone_old:
            slips.append("phone_old")
            return source.old_phone
        return source.phone

    def _nhs(self, person: Person, day: date, slips: list[str]) -> str:
        newborn = person.kind == "unborn" or bool(person.born and (day - person.born).days <= NEWBORN_DAYS)
        if newborn and person.mother and self._slip("nhs_mothers", slips):
            return self._world.person(person.mother).nhs
        if self._slip("nhs_missing", slips):
            return ""
        if self._slip("nhs_sibling", slips):
            siblings = self._world.household(person.household).children
            others = [one.nhs for one in self._world.everyone(siblings) if one.nhs and one.number != person.number]
            return self._chance.pick(others) if others else person.nhs
        return person.nhs
