"""Every step of every cleaning list, and each list whole, does in PostgreSQL what it does in DuckDB."""

# ruff: noqa: RUF001 - look-alike letters are what this is about

import random

import duckdb
import polars as pl
import pytest
from django.db import connection

from onestory.linkage.declared import cleaning
from onestory.linkage.declared.cleaning import ACCENTS, Step, composed
from onestory.people.rules.asked_row import in_postgresql

LISTS = {name: value for name, value in vars(cleaning).items() if name.isupper() and isinstance(value, tuple)}
STEPS = {name: steps for name, steps in LISTS.items() if all(isinstance(each, Step) for each in steps)}
TYPED = (
    "O'Neil", "o’neil", "Mc Donald", "MAC LEOD", "o brien", "Mr John", "MRS. Smith-Jones", "U/K", "n / k", "van der B",
    "Straße", "Æthel", "Żółć", "Жанна", "محمد", "李伟", "Anne-Marie", " d'Arcy ", "li\u0301 wei", "X Æ 12", "José",
    "ÑUÑEZ", "KAYLEIGH", "LEIGH", "REECE", "KHALID", "SCHMIDT", "WOJCIECH", "JULIA", "MOHAMMED", "PHOEBE", "ZHANNA",
    "14 High St", "St Mary's Rd", "Flat 2, 9a St Marys Ave", "APT 3/5 Mill Ln", "Unit 7 The Cres", "1 Oak Dr", "2 CT",
    "3 GDNS RD", "Rm 4 Court Cl", "The Old Barn", "12 STR", "5 Long Str ", "CLOSE", "DR SMITH", "RDAVE", "1RD", "RD RD",
    "s65 1ab", "ZZ99 3VZ", "DN1-2XY", "zz993vz", "07700 900123", "+44 7700 900123", "0044 (0)7700 900123",
    "7700900123", "440 7700", "44 1709 111222", " A.B@Example.org ", "943 476 5919", "a123456789012", "C-1234",
    "14/123456A", "", " ", "'", "\u00a0", "A\tB", "A\nB", "É\u0301", "a_b\\c", "100%", "[x]", "{x}", "$1", "\\1",
)  # fmt: skip
LETTERS = "ABCDEGHIKLMNOPRSTUVWXYZ'’- ./0123456789" + "".join(ACCENTS.values()) + "абвß"


def made_up(count: int) -> list[str]:
    """Words of odd letters, from a seed of their own."""
    chance = random.Random(20261126)
    return ["".join(chance.choices(LETTERS, k=chance.randrange(1, 14))) for _ in range(count)]


def in_duckdb(said: list[str], sql: str) -> list[str]:
    with duckdb.connect() as duck:
        duck.register("said", pl.DataFrame({"n": range(len(said)), "x": said}).to_arrow())
        return [row[0] for row in duck.sql(f"select {sql} from said order by n").fetchall()]


def in_the_database(said: list[str], sql: str) -> list[str]:
    with connection.cursor() as cursor:
        asked = in_postgresql(sql).replace("%", "%%")
        cursor.execute(f"select {asked} from unnest(%s::text[]) with ordinality t (x, n) order by n", [said])
        return [row[0] for row in cursor.fetchall()]


def test_every_list_of_steps_is_here() -> None:
    assert set(STEPS) == {"LETTERS", "NAME", "SOUND", "ADDRESS", "POSTCODE", "PHONE", "EMAIL", "NUMBER"}


@pytest.mark.parametrize("name", sorted(STEPS))
def test_a_list_does_the_same_step_by_step_and_whole(db: None, name: str) -> None:
    said = [*TYPED, *made_up(400)]
    whole = composed(STEPS[name], "x")
    wrong = differing(said, whole, "the whole list")
    for step in STEPS[name]:
        wrong += differing([word for word in said if "ß" not in word], composed((step,), "x"), step.name)
        said = in_duckdb(said, composed((step,), "x"))
    assert wrong[:5] == [], f"{len(wrong)} differ"


def differing(said: list[str], sql: str, title: str) -> list[tuple[str, str, str, str]]:
    """What the two engines make different things of. Their capitals of ß differ, which a later step puts right."""
    pairs = zip(said, in_duckdb(said, sql), in_the_database(said, sql), strict=True)
    return [(title, word, one, other) for word, one, other in pairs if one != other]
