"""One model, two engines: what PostgreSQL makes of the matching model is what DuckDB makes of it, to the last digit."""

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from math import isclose
from typing import Any

import duckdb
import polars as pl
import psycopg
import pytest
from django.db import connection

from onestory.linkage.declared.model import COMPARISONS, Level
from onestory.linkage.engine import count_rarity, join_rarity, score
from onestory.linkage.model import default_model
from onestory.linkage.standardise import standardise, standardised
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.index.compiling import compared_columns, refuse_what_cannot_be_asked
from onestory.people.index.linking import identity_frame
from onestory.people.models import Link
from onestory.people.queries import candidates
from onestory.people.rules.asked_row import FIELDS, NEVER_ASKED, VALUE
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.misspelling import WORDS, misspelt
from tests.rooms.people.told_rows import held, told_by

SEED = 20261125
FUNCTIONS = ("jaro_winkler_similarity", "damerau_levenshtein", "levenshtein")


def word_pairs(count: int) -> list[tuple[str, str]]:
    chance = random.Random(SEED)
    pairs = [("", ""), ("A", "A"), ("A", ""), ("CA", "ABC")]
    while len(pairs) < count:
        word = chance.choice(WORDS)
        other = word if chance.random() < 0.7 else chance.choice(WORDS)
        pairs.append((misspelt(word, chance, most=3), misspelt(other, chance, most=3)))
    return pairs


@pytest.mark.parametrize("function", FUNCTIONS)
def test_words_are_as_far_apart_in_one_engine_as_in_the_other(db: None, function: str) -> None:
    pairs = word_pairs(1_500)
    one, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    with duckdb.connect() as duck:
        duck.register("said", pl.DataFrame({"n": range(len(pairs)), "x": one, "y": other}).to_arrow())
        expected = [row[0] for row in duck.sql(f"select {function}(x, y) from said order by n").fetchall()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select people_{function}(x, y) from unnest(%s::text[], %s::text[]) with ordinality t (x, y, n)"
            " order by n",
            [one, other],
        )
        found = [row[0] for row in cursor.fetchall()]
    wrong = [(pair, a, b) for pair, a, b in zip(pairs, expected, found, strict=True) if not isclose(a, b, abs_tol=1e-9)]
    assert wrong == []


def test_one_slip_is_told_from_two(db: None) -> None:
    one, other = zip(*word_pairs(800), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "select x, y, people_within(x, y, 1), people_damerau_levenshtein(x, y) <= 1"
            " from unnest(%s::text[], %s::text[]) t (x, y)",
            [list(one), list(other)],
        )
        assert [row for row in cursor.fetchall() if row[2] != row[3]] == []


def asked_like_records(count: int) -> list[dict[str, str]]:
    """Whatever may be typed: names of every kind, half of it odd."""
    chance = random.Random(SEED + 1)
    odd = ("Baby", "Unborn", "Unknown", "Mr John", "O'Neil-Smith", "Mc Donald", "van der Berg", "Żółć", "Жанна",
           "محمد", "Anne-Marie", "  d'Arcy ", "X", "Test", "of", "Ó Súilleabháin", "li\u0301 wei", "Not Known",
           "twin 2")  # fmt: skip
    names = (*WORDS, *odd)
    rows = []
    for _ in range(count):
        row = {
            "given_name": " ".join(chance.choice(names) for _ in range(chance.choice((1, 1, 1, 2)))),
            "middle_names": chance.choice(("", "", chance.choice(names))),
            "family_name": " ".join(chance.choice(names) for _ in range(chance.choice((1, 1, 2)))),
            "former_names": chance.choice(("", "", "", chance.choice(names))),
            "date_of_birth": chance.choice(
                ("", "1900-01-01", str(date(1950, 1, 1) + timedelta(days=chance.randrange(28_000))))
            ),
            "sex": chance.choice(("", "M", "female", "2", "9")),
            "address": chance.choice(
                ("", "14 High St", "Flat 2, 9a St Mary's Rd", "NFA", "The Old Barn", "3/5 Mill Ln")
            ),
            "postcode": chance.choice(("", "s65 1ab", "ZZ99 3VZ", "S6", "DN1-2XY")),
            "phone": chance.choice(("", "07700 900123", "+44 7700 900123", "7700900123", "00000000000", "123")),
            "email": chance.choice(("", " A.B@Example.org", "nonsense")),
            "nhs_number": chance.choice(("", "943 476 5919", "9434765918", "1111111111", "12")),
            "upn": chance.choice(("", "A123456789012", "T806200014001")),
            "council_child_id": chance.choice(("", "C-1234")),
            "pnc": chance.choice(("", "14/123456A")),
        }
        rows.append(row)
    return rows


def test_what_is_asked_is_cleaned_as_a_partners_record_is(owner_connection: psycopg.Connection[Any]) -> None:
    asked = asked_like_records(400)
    names = [name for name in compared_columns().kinds if name not in NEVER_ASKED]
    schema = dict.fromkeys(("record_id", *FIELDS), pl.String)
    expected = (
        standardise(pl.DataFrame([row | {"record_id": "x"} for row in asked], schema=schema)).select(names).rows()
    )
    with owner_connection.cursor() as cursor:
        cursor.execute(
            f"select {', '.join(names)} from people_asked(%s::jsonb)",
            [json.dumps(asked)],
        )
        found = cursor.fetchall()
    wrong = [
        (name, said, should, is_now)
        for said, want, got in zip(asked, expected, found, strict=True)
        for name, should, is_now in zip(names, want, got, strict=True)
        if should != is_now and not (isinstance(should, list) and sorted(should) == sorted(is_now or []))
    ]
    assert wrong[:3] == [], "people/rules/asked_row.py no longer does what linkage/standardise.py does"


def test_every_column_that_the_model_compares_can_be_asked() -> None:
    missing = set(compared_columns().kinds) - set(VALUE) - NEVER_ASKED
    assert not missing, f"say in people/rules/asked_row.py how {missing} follow from what is asked"


def test_a_level_that_postgresql_cannot_ask_is_named(db: None) -> None:
    strange = Level("strange", "soundalike(given_l, given_r)", "first names rhyme", 0.5, 0.1)
    with pytest.raises(LookupError, match="first names rhyme"):
        refuse_what_cannot_be_asked((replace(COMPARISONS[0], levels=(strange,)),))


HEADINGS = (
    "NHS Number | Surname | Forename | DOB | Gender | Address Line 1 | Town | Postcode | Telephone | GP Practice"
    " | Record ID"
)


def registrations(count: int) -> list[list[str]]:
    """A made-up list of a surgery: families of four at one address, twins among them."""
    chance = random.Random(SEED + 2)
    rows: list[list[str]] = []
    while len(rows) < count:
        family, street = (
            chance.choice(WORDS[20:]),
            f"{chance.randrange(1, 90)} {chance.choice(('High', 'Mill', 'Low'))} Street",
        )
        postcode, phone = (
            f"S{chance.randrange(60, 67)} {chance.randrange(1, 9)}AB",
            f"07700900{chance.randrange(1000):03}",
        )
        born = date(2005, 1, 1) + timedelta(days=chance.randrange(3_000))
        for _ in range(4):
            born += timedelta(days=chance.choice((0, 700, 1_100)))
            number = nhs_number(400_000_000 + len(rows) * 7 + chance.randrange(7))
            rows.append([number, family, chance.choice(WORDS[:20]), f"{born:%Y%m%d}", chance.choice("12"), street,
                         "Rotherham", postcode, phone, "Clifton Surgery", f"R{len(rows)}"])  # fmt: skip
    return rows


def nhs_number(first: int) -> str:
    """The first number from here on that has a check digit."""
    digits = str(first)
    check = (11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11) % 11
    return nhs_number(first + 1) if check == 10 else f"{digits}{check}"


@pytest.fixture
def surgery(world: World) -> World:
    """A council that knows one surgery's list."""
    table = "\n".join([HEADINGS, *(" | ".join(row) for row in registrations(240))])
    link_council(
        actor=world.keeper(), council=world.council, now=NOW, source=held(told_by("health-registrations", table))
    )
    return world


def asked_of(row: list[str], chance: random.Random) -> dict[str, str]:
    """What a worker may type who means this child, with slips."""
    number, family, given, born, _, street, _, postcode, phone, *_ = row
    day = (
        f"{born[:4]}-{born[6:]}-{born[4:6]}"
        if int(born[6:]) <= 12 and chance.random() < 0.2
        else f"{born[:4]}-{born[4:6]}-{born[6:]}"
    )
    told = {
        "given_name": misspelt(given, chance, most=1) if chance.random() < 0.5 else given,
        "family_name": misspelt(family, chance, most=1) if chance.random() < 0.5 else family,
        "date_of_birth": day if chance.random() < 0.8 else "",
        "postcode": postcode if chance.random() < 0.5 else "",
        "address": street if chance.random() < 0.3 else "",
        "phone": phone if chance.random() < 0.3 else "",
        "nhs_number": number if chance.random() < 0.2 else "",
    }
    return {name: value for name, value in told.items() if value}


TYPED_AS = {"given_name": "given", "family_name": "family"}


def test_a_candidate_weighs_what_the_batch_gives_the_same_two_records(surgery: World) -> None:
    chance = random.Random(SEED + 3)
    asked = [asked_of(row, chance) for row in registrations(240)]
    surgery.keeper()
    population = identity_frame(surgery.council)
    links = list(Link.objects.filter(closed_at=None).values_list("person_id", "record"))
    records = Counter(person for person, _ in links)
    single = {person: record for person, record in links if records[person] == 1}
    found: dict[tuple[int, str], float] = {}
    worker = surgery.worker()
    for number, told in enumerate(asked):
        typed = {TYPED_AS.get(name, name): value for name, value in told.items() if name != "date_of_birth"}
        born = date.fromisoformat(told["date_of_birth"]) if "date_of_birth" in told else None
        for candidate in candidates(viewer=worker, now=NOW, born=born, top=50, **typed):
            if candidate.person in single:
                found[number, single[candidate.person]] = candidate.weight
    batch = batch_weights(population, asked, list(found))
    wrong = [
        (pair, weight, batch[pair]) for pair, weight in found.items() if not isclose(weight, batch[pair], abs_tol=1e-6)
    ]
    assert wrong[:3] == []
    assert len(found) > 500


def batch_weights(
    population: pl.DataFrame, asked: list[dict[str, str]], pairs: list[tuple[int, str]]
) -> dict[tuple[int, str], float]:
    """What Splink gives each pair, with the rarities of the population."""
    questions = pl.DataFrame(
        [{"record_id": f"asked {number}", **row} for number, row in enumerate(asked)],
        schema=dict.fromkeys(population.columns, pl.String),
    )
    together = pl.concat([questions, population])
    places = {record: place for place, record in enumerate(together["record_id"])}
    with duckdb.connect() as duck:
        standardised(duck, population)
        count_rarity(duck, default_model())
        standardised(duck, together)
        join_rarity(duck)
        listed = pl.DataFrame([(number, places[record]) for number, record in pairs], schema=["l", "r"], orient="row")
        duck.register("wanted", listed.to_arrow())
        duck.execute(
            "create table pairs as select '0' as match_key, l::int as join_key_l, r::int as join_key_r from wanted"
        )
        scored = score(duck, default_model(), least=-1e6)
        rows = duck.sql(f"select row_l, row_r, match_weight from {scored}").fetchall()
    records = together["record_id"].to_list()
    return {(left, records[right]): weight for left, right, weight in rows}
