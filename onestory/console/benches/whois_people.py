"""A made-up population to be searched: families, crowded names, and partners who each tell it a little differently."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import polars as pl

from onestory.madeup.rules.chance import Bag, Chance
from onestory.madeup.rules.identifiers import nhs_number
from onestory.madeup.rules.misspelling import near_date, other_spelling, short_name, typo
from onestory.madeup.world.naming import Namer
from onestory.people.index.lookup import KINDS

COMMUNITIES = Bag(
    {
        "british": 70, "pakistani": 12, "indian": 4, "polish": 5, "romanian": 3, "arabic": 1, "kurdish": 1,
        "somali": 1, "african": 2, "chinese": 1,
    }.items()
)  # fmt: skip
CROWDED = 0.003
"""This share of people bears the commonest first name and surname of one community."""

STREETS = ("High Street", "Mill Lane", "Station Road", "Church Street", "Park Avenue", "Victoria Road", "Moor View")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
AT_ONE_POSTCODE, AT_HOME = 40, 3
TOLD_AGAIN, OLD_SURNAME, OLD_ADDRESS, SHORT_NAME, SLIPPED = 0.9, 0.12, 0.25, 0.05, 0.06
FEEDS = ("health-registrations", "school-census", "police-notices", "housing-tenancies", "ssd")
AS_OF = date(2026, 11, 1)
OLDEST = 80


@dataclass(frozen=True)
class Life:
    """Somebody as they are, and as they once were."""

    person: str
    given: str
    family: str
    old_family: str
    born: date
    sex: str
    address: str
    postcode: str
    old_postcode: str
    phone: str
    nhs: str
    community: str


def lives(count: int, chance: Chance, today: date) -> Iterator[Life]:
    """People in households, each household under one roof."""
    namer, number = Namer(chance), 0
    while number < count:
        community = COMMUNITIES.draw(chance)
        family, postcode = namer.family(community), postcode_in(count, chance)
        address = f"{chance.whole(1, 120)} {chance.pick(STREETS)}"
        phone = f"07{chance.whole(100_000_000, 999_999_999)}"
        for _ in range(min(1 + chance.count(AT_HOME - 1), count - number)):
            number += 1
            sex = chance.pick("MF")
            born = today - timedelta(days=int(chance.random() * 365 * (18 if chance.happens(0.5) else OLDEST)))
            name = namer.grown_up(community, sex, born)
            one = Life(
                person=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
                given=name.given or name.family,
                family=family,
                old_family=namer.family(community) if chance.happens(OLD_SURNAME) else "",
                born=born,
                sex=sex,
                address=address,
                postcode=postcode,
                old_postcode=postcode_in(count, chance) if chance.happens(OLD_ADDRESS) else "",
                phone=phone,
                nhs=nhs_number(number) or "" if number < 1_000_000 else "",
                community=community,
            )
            yield replace(one, given="Mohammed", family="Khan", sex="M") if chance.happens(CROWDED) else one


def postcode_in(count: int, chance: Chance) -> str:
    """One of as many postcodes as so many people have, in districts of real size."""
    places = max(count // AT_ONE_POSTCODE, 10)
    place = int(chance.random() * places)
    district, inner = divmod(place, 600)
    return f"S{district + 1} {inner % 9 + 1}{LETTERS[inner // 9 % 20]}{LETTERS[inner // 180 % 20]}"


def told(life: Life, chance: Chance, today: date) -> Iterator[dict[str, str]]:
    """What partners' records say: one as things are, and mostly others from before or with a slip."""
    current = {
        "given_name": life.given, "family_name": life.family, "date_of_birth": str(life.born), "sex": life.sex,
        "address": life.address, "postcode": life.postcode, "phone": life.phone, "nhs_number": life.nhs,
    }  # fmt: skip
    earlier = {"family_name": life.old_family} if life.old_family and chance.happens(0.6) else {}
    earlier |= {"postcode": life.old_postcode, "address": ""} if life.old_postcode and chance.happens(0.7) else {}
    if earlier:
        yield current | earlier
    if chance.happens(TOLD_AGAIN):
        slips = {"given_name": short_name(life.given, chance)} if chance.happens(SHORT_NAME) else {}
        slips |= {"family_name": typo(life.family, chance)} if chance.happens(SLIPPED) else {}
        slips |= {"given_name": other_spelling(life.given, chance)} if chance.happens(SLIPPED) else {}
        slips |= {"date_of_birth": str(near_date(life.born, chance, today))} if chance.happens(SLIPPED / 3) else {}
        yield current | slips | {"nhs_number": "", "phone": ""}
    yield current


def records(people: list[Life], chance: Chance, today: date) -> pl.DataFrame:
    """The records of these people as the search takes them in."""
    rows = [
        {"record_id": f"{life.person}/{number}", "source": chance.pick(FEEDS), "person_id": life.person,
         "is_shielded": False, "as_of": str(AS_OF + timedelta(days=number))} | said
        for life in people for number, said in enumerate(told(life, chance, today))
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=dict(KINDS))
