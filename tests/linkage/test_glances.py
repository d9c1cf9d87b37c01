"""What a glance passes over could not have been near: Splink, asked all the same, weighs it less."""

from dataclasses import replace

import duckdb
import polars as pl
import pytest

from onestory.linkage.declared.glances import AS_THEY_ARE, GLANCES, SAME_OR_NOT
from onestory.linkage.declared.model import COMPARISONS
from onestory.linkage.engine import block, counted, sample, score, weigh_rarity
from onestory.linkage.glancing import A_HAIR, glance
from onestory.linkage.model import default_model
from onestory.linkage.standardise import standardised
from tests.linkage.borough import borough_records
from tests.linkage.register import register_records
from tests.linkage.town import town_records

FLOORS = (-20.0, -6.0, 0.0, 8.0)


def check(records: pl.DataFrame, floors: tuple[float, ...], *, households: bool = True, blindly: bool = False) -> None:
    """At each floor, no pair that Splink gives so much is passed over, and some are."""
    model = replace(default_model(), households=households)
    with duckdb.connect() as connection:
        standardised(connection, records)
        block(connection)
        if blindly:
            sample(connection, 20_000)
            connection.execute("CREATE OR REPLACE TABLE pairs AS FROM blind")
        weigh_rarity(connection, model)
        found = score(connection, model, least=-1e6)
        for floor in floors:
            glance(connection, model, floor=floor - A_HAIR)
            assert counted(connection, "(FROM glimpsed WHERE likely)") < counted(connection, "pairs")
            missed = connection.sql(
                f"FROM {found} WHERE match_weight >= {floor} AND NOT EXISTS"
                " (FROM glimpsed WHERE likely AND join_key_l = row_l AND join_key_r = row_r)"
            )
            assert missed.fetchall() == []


@pytest.mark.parametrize("households", [True, False])
def test_nothing_near_is_passed_over(households: bool) -> None:
    check(town_records(120, seed=61), FLOORS, households=households)


def test_nor_among_records_of_other_columns() -> None:
    check(borough_records(120, seed=62), FLOORS)
    check(register_records(400, seed=63), FLOORS)


def test_nor_among_strangers_taken_blindly() -> None:
    check(town_records(120, seed=64), (-40.0, -20.0), blindly=True)


def test_every_glance_names_levels_that_there_are() -> None:
    levels = {comparison.field: {level.code for level in comparison.levels} for comparison in COMPARISONS}
    for field, glances in GLANCES.items():
        assert all(set(each.levels) <= levels[field] for each in glances)
        assert glances[-1].sql == "true"
    assert not set(SAME_OR_NOT) & set(AS_THEY_ARE)
