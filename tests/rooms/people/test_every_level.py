"""The search weighs two records as the batch does, whatever they answer: every level of every comparison."""

from typing import Any

import duckdb
import polars as pl
import pytest

from onestory.linkage.declared.model import COMPARISONS
from onestory.linkage.engine import count_rarity, join_rarity, score
from onestory.linkage.model import default_model
from onestory.linkage.standardise import standardised
from onestory.people.declared.search import PART_COLUMNS
from onestory.people.index.asking import log_odds, rarities, weights
from onestory.people.index.compiling import compared_columns
from onestory.people.index.copying import rows, run, temporary
from onestory.people.index.linking import NAMES
from onestory.people.index.lookup import write_common
from onestory.people.rules import search_weights
from tests.rooms.people.conftest import World

ADA: dict[str, str] = {
    "given_name": "Katherine", "middle_names": "Anne", "family_name": "Thompson", "date_of_birth": "2014-03-12",
    "sex": "F", "address": "14 High Street", "postcode": "S65 1AB", "phone": "07700900123", "email": "ada@example.org",
    "nhs_number": "9434765919", "upn": "H801200001001", "council_child_id": "C-1", "pnc": "14/123456A",
}  # fmt: skip
OTHERWISE: dict[str, tuple[str, ...]] = {
    "given_name": (
        "", "Kate", "Kathrine", "Catherine", "K", "Katherine Mary", "Kathleen", "Kasherine", "Kasperina",
        "Katherinella", "Zoe", "Thompson", "Anne", "Leanna", "Luna",
    ),
    "middle_names": ("", "A", "Mary"),
    "family_name": ("", "Thompson-Reed", "Thomson", "Tompsen", "Thomas", "Okafor", "Katherine"),
    "date_of_birth": (
        "", "2014-12-03", "2014-03-13", "2014-01-01", "2014-03-20", "2014-05-22", "2014-09-30", "2009-06-01",
        "1900-01-01", "2014-03-28", "2014-02-31",
    ),
    "sex": ("", "M"),
    "address": ("", "14 Hihg Street", "2 Mill Lane"),
    "postcode": ("", "S65 1AC", "S65 9ZZ", "DN1 4XY"),
    "phone": ("", "07700900124", "01709111222"),
    "email": ("", "adda@example.org", "ada@example.com", "zoe@example.net"),
    "nhs_number": ("", "9434765918", "9434765991", "9434765870", "4010232137", "1234567890"),
    "upn": ("", "X801200001002"),
    "council_child_id": ("", "C-2"),
    "pnc": ("", "15/654321B"),
}  # fmt: skip
MOTHER = "9434765870"
AWAITED = ADA | dict.fromkeys(ADA, "") | {"given_name": "Unborn", "family_name": "Okafor", "postcode": "S65 1AB"}
CHILDREN: tuple[dict[str, str], ...] = (
    AWAITED | {"mother_nhs_number": MOTHER, "expected_date_of_birth": "2014-03-10"},
    AWAITED | {"mother_nhs_number": MOTHER},
    AWAITED | {"expected_date_of_birth": "2014-03-10"},
    AWAITED | {"expected_date_of_birth": "2014-04-15"},
    AWAITED | {"expected_date_of_birth": "2015-04-15"},
    AWAITED,
    ADA | {"mother_nhs_number": MOTHER},
    ADA | {"mother_nhs_number": "9434765943"},
    ADA | {"mother_nhs_number": MOTHER, "date_of_birth": ""},
    ADA | {"given_name": "", "nhs_number": "", "address": "", "postcode": "S65 1AD"},
)
"""A child who is awaited and may be her, in all the ways that a mother and a day may be told or not."""


def people() -> pl.DataFrame:
    """One girl, told of in every other way that a single field may have, and a few families beside."""
    told = [ADA, *(ADA | {name: other} for name, others in OTHERWISE.items() for other in others), *CHILDREN]
    swapped = ADA | {"given_name": "Thompson", "family_name": "Katherine"}
    crowd = [
        ADA | {"given_name": "Zoe", "date_of_birth": f"2001-01-{day:02}", "nhs_number": ""} for day in range(1, 20)
    ]
    one_property = [ADA | {"uprn": "100", "postcode": "S65 9ZZ"}, ADA | {"uprn": "100"}]
    every = [*told, swapped, ADA | {"address": ""}, *one_property, *crowd]
    named = [row | {"record_id": f"r{n}"} for n, row in enumerate(every)]
    return pl.DataFrame(named, schema=dict.fromkeys(NAMES, pl.String))


def by_batch(records: pl.DataFrame) -> tuple[dict[tuple[int, int], float], pl.DataFrame]:
    """What Splink gives every pair of them, and the records as they are compared."""
    with duckdb.connect() as duck:
        standardised(duck, records)
        count_rarity(duck, default_model())
        join_rarity(duck)
        duck.execute(
            "create table pairs as select '0' as match_key, l.row::int as join_key_l, r.row::int as join_key_r"
            " from standard l join standard r on l.row < r.row"
        )
        scored = score(duck, default_model(), least=-1e6)
        found = duck.sql(f"select row_l, row_r, match_weight from {scored}").fetchall()
        kept = duck.sql(f"select row, {compared_columns().written()} from standard").pl()
    return {(left, right): weight for left, right, weight in found}, kept


def by_search(records: pl.DataFrame, kept: pl.DataFrame, council: int) -> list[tuple[Any, ...]]:
    """What PostgreSQL gives every pair: the two, the weight of all answers together, and the answers.

    The counts stand in a temporary table of the same name, since the app role may not read the real one.
    """
    write_common(council, records.with_columns(person_id=pl.col("record_id"), is_shielded=pl.lit(False)))
    run("create temp table people_rarity on commit drop as select %s as council, * from t_common", [council])
    temporary("t_held", kept.with_columns(council=pl.lit(council)))
    kinds, nothing = compared_columns(), ", ".join("null" for _ in PART_COLUMNS)
    row = f"row({kinds.written('u.')}, {nothing})::people_comparable"
    query = f"""
        with given as (select %s::float8[] as weights, %s::float8[] as chances, %s::float8[] as floors),
        a as materialized (select u.*, {", ".join(f"null::{kind} as {name}" for name, kind in PART_COLUMNS.items())},
                                  people_heavy({row}, u.council, weights, chances, floors) as heavy
                             from t_held u cross join given)
        select asked, held, (select sum(bit) from unnest(bits) bit), levels from (
            select l.asked, l.held, {search_weights.LEVELS} as levels, {search_weights.exact_bits()} as bits
              from given cross join (
                select a.row as asked, r.row as held, a.council, a.heavy, {search_weights.levels()}
                       {search_weights.both_sides()}
                  from a join t_held r on a.row < r.row offset 0) l) weighed
    """
    chosen = default_model()
    return rows(query, [weights(chosen), *rarities(chosen)])


@pytest.fixture(scope="module")
def every() -> pl.DataFrame:
    """The records, cleaned once."""
    return people()


def test_both_engines_give_every_pair_one_weight_whatever_they_answer(world: World, every: pl.DataFrame) -> None:
    batch, kept = by_batch(every)
    world.keeper()
    before = log_odds(default_model().prior(every.height))
    answered, wrong = set(), []
    for left, right, evidence, levels in by_search(every, kept, world.council):
        answered |= {(place, level) for place, level in enumerate(levels) if level}
        if abs(batch[left, right] - evidence - before) > 1e-6:
            wrong.append((every.row(left), every.row(right), batch[left, right] - before, evidence))
    assert wrong[:3] == []
    never = [
        f"{comparison.field}: {level.code}"
        for place, comparison in enumerate(COMPARISONS)
        for number, level in enumerate(comparison.levels, 1)
        if (place, number) not in answered
    ]
    assert never == [], "add a record to this table that answers so"
