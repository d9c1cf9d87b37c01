"""A small town of its own for testing: families with known truth, seen by seven partners who each make mistakes."""

# ruff: noqa: E501, SIM905  (lists of names read best as they are; chance here keeps no secret)

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl

GIVEN = {
    "british": (
        "Oliver George Harry Jack Thomas James William Charlie Alfie Joshua Daniel Samuel Benjamin Joseph Edward Matthew Luke Callum Connor "
        "Kyle Tyler Reece Olivia Amelia Emily Isabella Jessica Sophie Charlotte Megan Chloe Ellie Grace Lily Ruby Elizabeth Katie Kayleigh Hannah "
        "Lauren Bethany Rebecca Abigail Victoria Samantha Stephanie Jennifer Leah Holly Mia Freya Evie Poppy Alexander Christopher Robert Michael"
    ),
    "south asian": (
        "Mohammed Ahmed Ali Hamza Ibrahim Usman Hassan Hussain Yusuf Omar Bilal Imran Zain Haris Fatima Aisha Zainab Maryam Amina Khadija Sana Iqra "
        "Hafsa Noor Saima Nadia Priya Anjali Rohan Arjun Simran Harpreet"
    ),
    "eastern european": (
        "Jakub Szymon Filip Michal Piotr Tomasz Mateusz Andrzej Zuzanna Maja Julia Zofia Oliwia Katarzyna Aleksandra Malgorzata Ioana Andrei Mihai "
        "Stefan Elena Gabriela Lukasz Krzysztof Ondrej Tereza"
    ),
    "african": "Abdi Amina Hodan Ayaan Chidi Ngozi Kwame Ama Tendai Rudo Samuel Blessing Grace Emmanuel Precious Abdullahi Yusuf Sahra Ifrah Mahad",
}
FAMILY = {
    "british": (
        "Smith Jones Taylor Brown Wilson Johnson Walker Wright Robinson Thompson White Hughes Edwards Green Hall Wood Harris Clarke O'Neil McDonald "
        "Shaw Marsden Hague Barraclough Oxley Senior Crossley Hinchliffe Beaumont Sykes Haigh Armitage Rushworth Whitworth Ellis Naylor Parkin Frith"
    ),
    "south asian": "Khan Hussain Ahmed Ali Akhtar Begum Mahmood Iqbal Malik Shah Hanif Rafiq Patel Singh Kaur Sharma Mirza Bashir Chaudhry Qureshi",
    "eastern european": "Kowalski Nowak Wisniewski Wojcik Kaminski Lewandowski Zielinski Popescu Ionescu Dumitru Horvath Balog Novak Mazur Krawczyk",
    "african": "Mohamed Abdi Hassan Okafor Adeyemi Mensah Moyo Ncube Osman Warsame Farah Boateng Eze Ndlovu Tesfaye",
}
SHORT = {
    "Oliver": "Ollie", "Thomas": "Tom", "William": "Billy", "Joshua": "Josh", "Daniel": "Dan", "Samuel": "Sam", "Benjamin": "Ben", "Joseph": "Joe",
    "Edward": "Teddy", "Matthew": "Matt", "Isabella": "Izzy", "Jessica": "Jess", "Elizabeth": "Beth", "Katie": "Catherine", "Rebecca": "Becky",
    "Abigail": "Abi", "Victoria": "Vicky", "Samantha": "Sam", "Jennifer": "Jenny", "Alexander": "Alex", "Christopher": "Chris", "Robert": "Bobby",
    "Michael": "Mike", "Mohammed": "Muhammad", "Hussain": "Hussein", "Fatima": "Fatimah", "Aisha": "Ayesha", "Zainab": "Zaynab", "Maryam": "Mariam",
    "Khadija": "Khadijah", "Yusuf": "Yousef", "Usman": "Osman", "Zuzanna": "Zuzia", "Katarzyna": "Kasia", "Aleksandra": "Ola", "Malgorzata": "Gosia",
    "Jakub": "Kuba", "Michal": "Michael", "Piotr": "Peter",
}  # fmt: skip
TODAY = date(2026, 4, 1)


@dataclass(frozen=True)
class Habits:
    """How often things happen, and how badly partners write them down."""

    twins: float = 0.03
    moved: float = 0.15
    changed_surname: float = 0.05
    unborn: float = 0.02
    typo: float = 0.04
    short_name: float = 0.07
    wrong_date: float = 0.02
    no_date: float = 0.02
    nhs_held: float = 0.75
    nhs_wrong: float = 0.003
    swapped: float = 0.01


@dataclass(frozen=True)
class Person:
    person_id: str
    origin: str
    given: str
    middle: str
    family: str
    former: str
    born: date
    sex: str
    homes: tuple[tuple[str, str], ...]
    phone: str
    nhs: str
    upn: str
    mother: str = ""
    is_child: bool = False
    is_twin: bool = False
    unborn: bool = False
    relatives: list[str] = field(default_factory=list)


def nhs_number(random: Random) -> str:
    while True:
        figures = [random.randrange(10) for _ in range(9)]
        last = (11 - sum(f * w for f, w in zip(figures, range(10, 1, -1), strict=True)) % 11) % 11
        if last < 10 and figures[0] in (4, 6, 7):
            return "".join(map(str, figures)) + str(last)


def upn(random: Random) -> str:
    figures = [random.randrange(10) for _ in range(12)]
    total = sum(f * w for f, w in zip(figures, range(2, 14), strict=True))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23] + "".join(map(str, figures))


def common(random: Random, words: list[str]) -> str:
    """Choose as names are spread: a few everywhere, many rare."""
    return (
        words[min(int(random.paretovariate(0.7)) - 1, len(words) - 1)]
        if random.random() < 0.6
        else random.choice(words)
    )


class Town:
    """People in families, from one seed."""

    def __init__(self, families: int, *, seed: int, habits: Habits | None = None) -> None:
        self.random, self.habits = Random(seed), habits or Habits()
        self.people: list[Person] = []
        self.given = {origin: names.split() for origin, names in GIVEN.items()}
        endings = ("", "", "son", "ley", "ton", "worth", "field", "man", "er", "s")
        self.family = {
            o: n.split() + [a + e for a in n.split() for e in endings[2:] if o == "british"] for o, n in FAMILY.items()
        }
        self.homes = [self.home(n) for n in range(max(8, families))]
        for _ in range(families):
            self.add_family()

    def home(self, number: int) -> tuple[str, str]:
        street = f"{self.random.choice('Mill Oak Church High Park Station Victoria Green School York Wath Moor'.split())} {self.random.choice(['Road', 'Street', 'Close', 'Avenue'])}"
        return (
            f"{self.random.randrange(1, 120)} {street}",
            f"S{60 + number % 7}{1 + number // 700 % 9} {number // 12 % 9 + 1}{'ABDEFGHJ'[number // 5 % 8]}{'LNPQRSTU'[number % 8]}",
        )

    def person(
        self, origin: str, family: str, born: date, homes: tuple[tuple[str, str], ...], phone: str, **more: Any
    ) -> Person:
        r = self.random
        given = more.pop("given", None) or common(r, self.given[origin])
        middle = common(r, self.given[origin]) if r.random() < 0.5 else ""
        changed = r.random() < self.habits.changed_surname
        return Person(
            person_id=f"p{len(self.people):06}", origin=origin, given=given, middle=middle, family=family,
            former=common(r, self.family[origin]) if changed else "", born=born, sex=r.choice("MF"), homes=homes, phone=phone,
            nhs=nhs_number(r), upn=upn(r), **more,
        )  # fmt: skip

    def add_family(self) -> None:
        r = self.random
        origin = r.choices(list(GIVEN), (0.72, 0.14, 0.09, 0.05))[0]
        surname = common(r, self.family[origin])
        if r.random() < 0.05:
            surname = f"{surname}-{common(r, self.family[origin])}"
        homes = (r.choice(self.homes),) + ((r.choice(self.homes),) if r.random() < self.habits.moved else ())
        phone = f"07{r.randrange(10**8, 10**9)}"
        mother_born = date(1970, 1, 1) + timedelta(days=r.randrange(11_000))
        mother = self.person(
            origin, surname if r.random() < 0.6 else common(r, self.family[origin]), mother_born, homes, phone
        )
        self.people.append(mother)
        father = None
        if r.random() < 0.6:
            father = self.person(
                origin,
                surname,
                mother_born - timedelta(days=r.randrange(2000)),
                homes,
                f"07{r.randrange(10**8, 10**9)}",
            )
            self.people.append(father)
        born = mother_born + timedelta(days=365 * 19 + r.randrange(4000))
        for _ in range(r.choices((1, 2, 3, 4, 5), (30, 36, 20, 10, 4))[0]):
            if born >= TODAY:
                break
            self.add_children(origin, surname, born, homes, phone, mother, father)
            born += timedelta(days=400 + r.randrange(1500))

    def add_children(
        self,
        origin: str,
        surname: str,
        born: date,
        homes: tuple[tuple[str, str], ...],
        phone: str,
        mother: Person,
        father: Person | None,
    ) -> None:
        r = self.random
        twins = r.random() < self.habits.twins
        named = father.given if father and r.random() < 0.02 else None
        due = r.random() < self.habits.unborn
        if due:
            born = TODAY - timedelta(days=r.randrange(60))
        one = self.person(
            origin,
            surname,
            born,
            homes,
            phone,
            given=named,
            mother=mother.nhs,
            is_child=True,
            is_twin=twins,
            unborn=due,
        )
        self.people.append(one)
        if twins:
            other = self.person(
                origin, surname, born, homes, phone, mother=mother.nhs, is_child=True, is_twin=True, unborn=due
            )
            if other.given == one.given:
                other = replace(other, given=next(n for n in self.given[origin] if n != one.given))
            self.people.append(other)


class Partners:
    """What seven partners wrote down about the people of a town."""

    SOURCES = ("health", "school", "police", "housing", "social care", "hospital", "early help")
    CHILD = (0.97, 0.85, 0.15, 0.45, 0.15, 0.4, 0.12)
    ADULT = (0.3, 0.0, 0.2, 0.6, 0.1, 0.25, 0.1)

    def __init__(self, town: Town, *, seed: int) -> None:
        self.town, self.random, self.habits = town, Random(seed), town.habits

    def records(self) -> pl.DataFrame:
        rows = [
            self.record(person, source)
            for person in self.town.people
            for source, chance in zip(self.SOURCES, self.CHILD if person.is_child else self.ADULT, strict=True)
            for _ in range(2 if source in ("police", "hospital") and self.random.random() < 0.3 else 1)
            if self.random.random() < chance
        ]
        rows += [self.before_birth(person) for person in self.town.people if person.unborn]
        self.random.shuffle(rows)
        return pl.DataFrame([{"record_id": f"r{n:07}", **row} for n, row in enumerate(rows)], infer_schema_length=None)

    def before_birth(self, person: Person) -> dict[str, Any]:
        r = self.random
        home = person.homes[-1]
        due = person.born + timedelta(days=r.randrange(-14, 15))
        return self.row(person, r.choice(("social care", "health")), given=r.choice(("Unborn", "Baby", "")), family=person.family, born=None,
                        due=due, home=home, phone=person.phone, nhs="", upn="", mother=person.mother if r.random() < 0.8 else "")  # fmt: skip

    def row(
        self,
        person: Person,
        source: str,
        *,
        given: str,
        family: str,
        born: date | None,
        due: date | None,
        home: tuple[str, str],
        phone: str,
        nhs: str,
        upn: str,
        mother: str,
    ) -> dict[str, Any]:
        return {
            "cluster_id": person.person_id, "source": source, "given_name": given or None, "middle_names": None, "family_name": family, "former_names": None,
            "date_of_birth": born.isoformat() if born else None, "expected_date_of_birth": due.isoformat() if due else None, "sex": None,
            "address": home[0], "postcode": home[1], "phone": phone or None, "nhs_number": nhs or None, "upn": upn or None,
            "mother_nhs_number": mother or None, "origin": person.origin, "is_child": person.is_child, "is_twin": person.is_twin,
            "moved": len(person.homes) > 1, "unborn": person.unborn,
        }  # fmt: skip

    def record(self, person: Person, source: str) -> dict[str, Any]:
        r, h = self.random, self.habits
        sloppy = 2.5 if source in ("police", "housing", "early help") else 1.0
        given = SHORT.get(person.given, person.given) if r.random() < h.short_name * sloppy else person.given
        family = person.former if person.former and r.random() < 0.35 else person.family
        if "-" in family and r.random() < 0.3:
            family = r.choice(family.split("-"))
        given, family = self.typed(given, sloppy), self.typed(family, sloppy)
        if r.random() < h.swapped:
            given, family = family, given
        nhs = person.nhs if source in ("health", "hospital", "social care") and r.random() < h.nhs_held else ""
        if nhs and r.random() < h.nhs_wrong:
            nhs = r.choice(self.town.people).nhs
        row = self.row(
            person, source, given=given, family=family, born=self.dated(person.born, sloppy), due=None,
            home=r.choice(person.homes) if len(person.homes) > 1 else person.homes[0],
            phone=person.phone if r.random() < 0.5 else "", nhs=nhs, upn=person.upn if source in ("school", "social care") and person.is_child else "",
            mother=person.mother if source == "health" and r.random() < 0.7 else "",
        )  # fmt: skip
        row["sex"] = None if r.random() < 0.05 else person.sex if r.random() > 0.005 else "MF"[person.sex == "M"]
        row["middle_names"] = person.middle if person.middle and r.random() < 0.5 else None
        if r.random() < 0.06:
            row["postcode"] = row["address"] = None
        if r.random() < 0.02 and source != "health":
            row["given_name"] = None
        return row

    def typed(self, word: str, sloppy: float) -> str:
        r = self.random
        if len(word) < 3 or r.random() > self.habits.typo * sloppy:
            return word.upper() if r.random() < 0.2 else word
        at = r.randrange(1, len(word) - 1)
        letter = r.choice("abcdefghijklmnopqrstuvwxyz")
        return r.choice((word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :],
                         word[:at] + word[at + 1] + word[at] + word[at + 2 :]))  # fmt: skip

    def dated(self, born: date, sloppy: float) -> date | None:
        r = self.random
        if r.random() < self.habits.no_date * sloppy:
            return None
        if r.random() > self.habits.wrong_date * sloppy:
            return born
        if born.day <= 12 and r.random() < 0.3:
            return born.replace(month=born.day, day=born.month)
        return r.choice((born + timedelta(days=r.choice((-1, 1, 10, -10))), born.replace(day=min(born.day, 28), year=born.year + r.choice((-1, 1))), born.replace(month=1, day=1),
                         born.replace(day=1 + r.randrange(28))))  # fmt: skip


def town_records(families: int, *, seed: int, habits: Habits | None = None) -> pl.DataFrame:
    """Return records with their truth (`cluster_id`) and what is known of each person for breakdowns."""
    return Partners(Town(families, seed=seed, habits=habits), seed=seed + 1).records()
