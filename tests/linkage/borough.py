"""A harsher town than `town.py`, for testing: crowded homes, names of many tongues, and only the columns of a plain file.

An awaited child carries its mother's number and the day it is due in the ordinary columns, as most files have it.
"""

# ruff: noqa: E501, SIM905  (lists of names read best as they are; chance here keeps no secret)

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl

from tests.linkage.town import nhs_number, upn

TODAY = date(2026, 9, 1)
TONGUES: dict[str, tuple[float, str, str, str]] = {
    "white british": (
        0.66,
        "Noah Arthur Theo Leo Freddie Archie Jacob Logan Finley Mason Toby Jude Ralph Stanley Reggie Ronnie Albert Louie Dylan Ethan Nathan Aaron Kieran Jordan Bradley Darren Wayne Craig Gary Lee Dean Stuart Keith Nigel",
        "Ava Isla Florence Ivy Rosie Willow Daisy Matilda Phoebe Martha Nancy Penelope Darcie Maisie Lola Imogen Molly Paige Jade Amber Shannon Kirsty Donna Tracey Julie Dawn Mandy Lorraine Natalie Gemma Kelly Stacey",
        "Bennett Carter Cooper Fletcher Foster Graham Harrison Holmes Hudson Jackson Kelly Lawson Marshall Mason Mills Palmer Pearson Reid Richards Rogers Saunders Simpson Spencer Turner Wallace Warren Watkins Webb Wells Woods Ashworth Braithwaite Dewhurst Eckersley Garside Holroyd Kershaw Lumb Ogden Pickles Ramsden Sutcliffe Tattersall Wadsworth",
    ),
    "muslim": (
        0.16,
        "Mohammed Ibrahim Yusuf Bilal Hamza Zain Ismail Omar Abdullah Hassan Imran Tariq Adnan Haroon Zubair Faisal Kamran Nadeem Shahid",
        "Aisha Fatima Zainab Maryam Hafsa Khadija Safiya Amina Sumaiya Iqra Nadia Shazia Rukhsana Samina Yasmin Noor Saima Bushra",
        "Khan Hussain Ahmed Ali Mahmood Akhtar Bibi Begum Malik Raza Butt Shah Aslam Javed Rehman Yousaf Ashraf Zaman Chaudhry Qureshi",
    ),
    "somali": (
        0.05,
        "Abdirahman Mohamed Abdi Liban Mahad Guled Ayub Zakariya Ilyas",
        "Hodan Ifrah Sahra Asha Faduma Hibo Ayan Nasra Halima",
        "Mohamed Ali Hassan Abdi Warsame Farah Jama Omar Yusuf Ahmed Isse Nur",
    ),
    "east european": (
        0.09,
        "Jakub Szymon Kacper Filip Mateusz Tomasz Andrei Ionut Stefan Marek Milan Ondrej",
        "Zuzanna Julia Maja Oliwia Katarzyna Agnieszka Ioana Elena Andreea Zuzana Lenka Petra",
        "Kowalczyk Wojciechowski Szymanski Dabrowski Jankowski Piotrowski Ionescu Popa Stan Gheorghe Horvath Kovac Tokar Cisar Pokuta",
    ),
    "west african": (
        0.04,
        "Emmanuel Kwame Kofi Chidi Tunde Samuel Femi",
        "Blessing Grace Ama Ngozi Funke Patience Joy",
        "Okonkwo Mensah Owusu Adebayo Balogun Asante Eze Boakye Obi Danso",
    ),
}
CALLED: dict[str, str] = {
    "Arthur": "Art", "Theo": "Theodore", "Freddie": "Frederick", "Archie": "Archibald", "Jacob": "Jake", "Finley": "Fin", "Toby": "Tobias",
    "Stanley": "Stan", "Reggie": "Reginald", "Ronnie": "Ronald", "Albert": "Bertie", "Nathan": "Nate", "Bradley": "Brad", "Darren": "Daz", "Gary": "Gaz",
    "Stuart": "Stu", "Florence": "Flo", "Rosie": "Rose", "Matilda": "Tilly", "Penelope": "Penny", "Imogen": "Immy", "Mandy": "Amanda", "Lorraine": "Lori",
    "Natalie": "Nat", "Gemma": "Gem", "Kelly": "Kel", "Mohammed": "Muhammad", "Yusuf": "Yousaf", "Omar": "Umar", "Hassan": "Hasan", "Haroon": "Harun",
    "Aisha": "Ayesha", "Zainab": "Zaynab", "Khadija": "Khadeejah", "Maryam": "Mariam", "Safiya": "Safiyyah", "Abdirahman": "Abdurahman", "Mohamed": "Maxamed",
    "Faduma": "Fatima", "Jakub": "Kuba", "Mateusz": "Matthew", "Katarzyna": "Kasia", "Agnieszka": "Aga", "Zuzanna": "Susanna", "Andrei": "Andrew",
    "Emmanuel": "Emanuel", "Samuel": "Sammy",
}  # fmt: skip
STREETS = "Albion Bridge Canal Chapel Clarence Dale Elm Foundry Grove Hill Ings Junction King Lord Market Nelson Orchard Priory Queen River Spring Tower Union Vale Water Wellington".split()
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%b-%Y", "%d.%m.%Y")
FEEDS: dict[str, tuple[float, float, float]] = {
    "gp": (0.96, 0.55, 0.5), "school": (0.8, 0.0, 0.4), "a&e": (0.3, 0.2, 1.2), "police": (0.1, 0.22, 2.0), "housing": (0.35, 0.55, 1.0),
    "social care": (0.12, 0.06, 0.9), "early help": (0.1, 0.05, 1.3),
}  # fmt: skip
"""Each partner: the chance that it knows a child, an adult, and how carelessly it writes."""


@dataclass
class One:
    """A person as they truly are."""

    who: str
    tongue: str
    sex: str
    given: str
    middle: str
    family: str
    born: date
    homes: list[tuple[str, str]]
    phone: str
    email: str
    nhs: str
    upn: str
    child: bool
    maiden: str = ""
    mother: One | None = None
    twin: bool = False
    awaited: bool = False
    traits: dict[str, bool] = field(default_factory=dict)


class Borough:
    """Households from one seed, and what seven partners wrote of the people in them."""

    def __init__(self, households: int, *, seed: int) -> None:
        self.r = Random(seed)
        self.people: list[One] = []
        self.homes = [self.home(n) for n in range(households + households // 4)]
        self.shared = [self.home(-n - 1) for n in range(1 + households // 800)]
        for n in range(households):
            self.household(self.homes[n])

    def home(self, n: int) -> tuple[str, str]:
        r = self.r
        street = f"{STREETS[n // 9 % len(STREETS)]} {('Street', 'Road', 'Avenue', 'Court')[n // 240 % 4]}"
        door = (
            f"Flat {r.randrange(1, 30)}, {r.randrange(1, 20)} {street}"
            if r.random() < 0.2
            else f"{r.randrange(1, 90)} {street}"
        )
        sector = n // 9 % 400
        return door, f"HX{1 + sector // 80} {sector // 8 % 10}{'ABDEFGHJ'[sector % 8]}{'LNPQRSTUWX'[n // 3600 % 10]}"

    def name(self, tongue: str, sex: str) -> str:
        _, men, women, _ = TONGUES[tongue]
        names = (men if sex == "M" else women).split()
        return names[min(int(self.r.expovariate(1 / (len(names) * 0.4))), len(names) - 1)]

    def surname(self, tongue: str) -> str:
        names = TONGUES[tongue][3].split()
        word = names[min(int(self.r.expovariate(1 / (len(names) * 0.5))), len(names) - 1)]
        if tongue == "white british" and self.r.random() < 0.55:
            starts, ends = ("Ald", "Bram", "Crow", "Dun", "Farn", "Hart", "Kirk", "Lang", "Mell", "Nor", "Red", "Stan", "Thorn", "West", "Wool"), (
                "bank", "by", "combe", "croft", "dale", "den", "ford", "gate", "ham", "hurst", "ley", "more", "stead", "thwaite", "ton", "well", "wick")  # fmt: skip
            word = self.r.choice(starts) + self.r.choice(ends)
        return word

    def one(
        self,
        tongue: str,
        family: str,
        born: date,
        homes: list[tuple[str, str]],
        phone: str,
        *,
        sex: str = "",
        child: bool = False,
    ) -> One:
        r = self.r
        sex = sex or r.choice("MF")
        given = self.name(tongue, sex)
        person = One(f"x{len(self.people)}", tongue, sex, given, self.name(tongue, sex) if r.random() < 0.6 else "", family, born, homes, phone,
                     f"{given}.{family}{r.randrange(99)}@example.org".lower() if r.random() < 0.4 else "", nhs_number(r), upn(r), child)  # fmt: skip
        self.people.append(person)
        return person

    def household(self, home: tuple[str, str]) -> None:
        r = self.r
        tongue = r.choices(list(TONGUES), [share for share, *_ in TONGUES.values()])[0]
        family = self.surname(tongue)
        homes = (
            [home]
            + ([r.choice(self.homes)] if r.random() < 0.2 else [])
            + ([r.choice(self.shared)] if r.random() < 0.02 else [])
        )
        phone = f"07{r.randrange(10**8, 10**9)}"
        mother_born = TODAY - timedelta(days=r.randrange(20 * 365, 45 * 365))
        mother = self.one(
            tongue, family if r.random() < 0.65 else self.surname(tongue), mother_born, homes, phone, sex="F"
        )
        mother.maiden = self.surname(tongue) if r.random() < 0.15 else ""
        if r.random() < 0.65:
            father = self.one(
                tongue,
                family,
                mother_born - timedelta(days=r.randrange(3000)),
                homes,
                f"07{r.randrange(10**8, 10**9)}",
                sex="M",
            )
        else:
            father = None
        born = min(TODAY - timedelta(days=1), mother_born + timedelta(days=18 * 365 + r.randrange(3500)))
        for _ in range(r.choices((0, 1, 2, 3, 4, 6), (12, 30, 32, 15, 8, 3))[0]):
            awaited = r.random() < 0.03
            if awaited:
                born = TODAY - timedelta(days=r.randrange(-60, 50))
            elif born >= TODAY - timedelta(days=1):
                break
            self.births(mother, father, family, born, awaited=awaited)
            born += timedelta(days=380 + r.randrange(1700))
            if awaited:
                break

    def births(self, mother: One, father: One | None, family: str, born: date, *, awaited: bool) -> None:
        r, tongue = self.r, mother.tongue
        twins = r.random() < 0.025
        litter = [
            self.one(tongue, family, born, mother.homes, mother.phone, child=True) for _ in range(2 if twins else 1)
        ]
        for place, child in enumerate(litter):
            child.mother, child.twin, child.awaited = mother, twins, awaited
            if father and child.sex == "M" and r.random() < 0.03 and not place:
                child.given = father.given
            if place and child.given == litter[0].given:
                child.given = next(n for n in TONGUES[tongue][1].split() if n != litter[0].given)
            if r.random() < 0.05:
                child.maiden = self.surname(tongue)

    def records(self) -> pl.DataFrame:
        r, rows = self.r, []
        for person in self.people:
            if person.awaited:
                rows += [
                    self.awaiting(person, feed) for feed in ("gp", "social care", "early help") if r.random() < 0.5
                ]
            if person.born > TODAY:
                continue
            for feed, (child, adult, care) in FEEDS.items():
                times = 1 if feed in ("gp", "school") else 1 + (r.random() < 0.25)
                rows += [
                    self.row(person, feed, care)
                    for _ in range(times)
                    if r.random() < (child if person.child else adult)
                ]
        r.shuffle(rows)
        return pl.DataFrame([{"record_id": str(n), **row} for n, row in enumerate(rows)], infer_schema_length=None)

    def awaiting(self, person: One, feed: str) -> dict[str, Any]:
        r, mother = self.r, person.mother
        assert mother is not None
        due = person.born + timedelta(days=round(r.gauss(0, 8)))
        return self.whole(person, source=feed, given_name=r.choice(("Unborn", "Baby", "UNBORN BABY", "Unborn")), family_name=r.choice((person.family, mother.family)),
                          date_of_birth=due.isoformat(), postcode=person.homes[0][1], address=person.homes[0][0], phone=person.phone if r.random() < 0.6 else None,
                          nhs_number=mother.nhs if r.random() < 0.85 else None)  # fmt: skip

    def row(self, person: One, feed: str, care: float) -> dict[str, Any]:
        r = self.r
        given, family = person.given, person.family
        if person.maiden and r.random() < 0.4:
            family = person.maiden
        if r.random() < 0.07 * care:
            given = CALLED.get(given, given)
        given, family = self.typed(given, care), self.typed(family, care)
        if r.random() < 0.008 * care:
            given, family = family, given
        newborn = person.child and (TODAY - person.born).days < 40
        if newborn and feed in ("gp", "a&e") and r.random() < 0.3:
            given = r.choice(("Baby", "Baby boy" if person.sex == "M" else "Baby girl", f"Baby {person.family}"))
        home = person.homes[0] if r.random() < 0.7 else r.choice(person.homes)
        nhs = person.nhs if r.random() < {"gp": 0.985, "a&e": 0.85, "social care": 0.7}.get(feed, 0.0) else None
        if nhs and person.twin and r.random() < 0.01:
            nhs = next((o.nhs for o in self.people if o.mother is person.mother and o is not person), nhs)
        return self.whole(person, source=feed, given_name=given, family_name=family, date_of_birth=self.dated(person.born, care),
                          middle_names=person.middle if person.middle and r.random() < 0.5 / care ** 0.5 else None,
                          sex=person.sex if r.random() > 0.02 * care else None, postcode=home[1].lower() if r.random() < 0.1 else home[1] if r.random() > 0.03 * care else None,
                          address=home[0] if feed != "a&e" else None, phone=person.phone if r.random() < 0.55 else None,
                          email=person.email if person.email and r.random() < 0.5 else None, nhs_number=nhs,
                          upn=person.upn if person.child and feed in ("school", "social care") and r.random() < 0.95 else None)  # fmt: skip

    def whole(self, person: One, **said: Any) -> dict[str, Any]:
        names = (
            "source",
            "given_name",
            "middle_names",
            "family_name",
            "date_of_birth",
            "sex",
            "postcode",
            "address",
            "phone",
            "email",
            "nhs_number",
            "upn",
        )
        return {"cluster_id": person.who, "is_child": person.child, "is_twin": person.twin, "is_unborn": person.awaited, "name_origin": person.tongue,
                "moved": len(person.homes) > 1} | {name: said.get(name) for name in names}  # fmt: skip

    def typed(self, word: str, care: float) -> str:
        r = self.r
        if r.random() < 0.15:
            word = word.upper()
        if len(word) < 4 or r.random() > 0.022 * care:
            return word
        at = r.randrange(1, len(word) - 1)
        return r.choice((word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[:at] + r.choice("aeiourstnl") + word[at + 1 :],
                         word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]))  # fmt: skip

    def dated(self, born: date, care: float) -> str | None:
        r = self.r
        if r.random() < 0.012 * care:
            return r.choice((None, "01/01/1900", born.replace(month=1, day=1).isoformat()))
        if r.random() < 0.012 * care:
            if born.day <= 12 and r.random() < 0.5:
                born = born.replace(month=born.day, day=born.month)
            else:
                born = born.replace(
                    day=1 + (born.day + r.randrange(1, 10)) % 28, year=born.year + r.choice((0, 0, -1, 1))
                )
        return born.strftime(r.choice(DATES))


def borough_records(households: int, *, seed: int) -> pl.DataFrame:
    """Return records with their truth (`cluster_id`) and traits to break figures down by."""
    return Borough(households, seed=seed).records()
