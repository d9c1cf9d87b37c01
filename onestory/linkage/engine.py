"""The one module that drives Splink: blocks records on the declared keys and scores the pairs, in DuckDB."""

import logging
from typing import Any

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from onestory.linkage.declared.model import COMPARISONS, KEYS, RARITIES, Comparison, Key, Level
from onestory.linkage.model import Model

MOST_IN_A_BLOCK = 400
PAIRS_FOR_EACH_RECORD = 60
SMALLEST_LIMIT = 20
SMOOTHING = 1_000
RAREST = {"given": 2e-5, "family": 1e-5, "dob_text": 1e-5, "postcode": 2e-6, "door": 2e-6}

logging.getLogger("splink").setLevel(logging.ERROR)


def settings(model: Model, *, records: int) -> dict[str, Any]:
    """Compile the declaration and a model into Splink's settings."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": model.prior(records),
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "comparisons": [compiled(comparison, model) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": [],
        "additional_columns_to_retain": [],
    }


def compiled(comparison: Comparison, model: Model) -> dict[str, Any]:
    unknown = {"sql_condition": comparison.unknown, "label_for_charts": "unknown", "is_null_level": True}
    levels = [unknown, *(level_settings(comparison.field, level, model) for level in comparison.levels)]
    return {"output_column_name": comparison.field, "comparison_levels": levels}


def level_settings(field: str, level: Level, model: Model) -> dict[str, Any]:
    m, u = model.chances[field][level.code]
    held: dict[str, Any] = {
        "sql_condition": level.sql,
        "label_for_charts": level.code,
        "m_probability": m,
        "u_probability": u,
    }
    if level.rarity:
        held |= {"tf_adjustment_column": level.rarity, "tf_minimum_u_value": RAREST[level.rarity]}
    return held


def block(connection: duckdb.DuckDBPyConnection, keys: tuple[Key, ...] = KEYS) -> None:
    """Make the table `pairs` of the records in `standard` that share a key; blocks too big to be evidence are left out."""
    parts = " UNION ALL ".join(
        f"SELECT hash('{key.code}', said) AS key, row FROM"
        f" (SELECT {'unnest(' + key.sql + ')' if key.many else key.sql} AS said, row FROM standard) WHERE said IS NOT NULL"
        for key in keys
    )
    connection.execute(f"CREATE OR REPLACE TABLE keyed AS SELECT DISTINCT key, row::INT AS row FROM ({parts})")
    connection.execute(
        "CREATE OR REPLACE TABLE block AS SELECT key, count(*) AS held FROM keyed GROUP BY key HAVING held > 1"
    )
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE pairs AS
        SELECT DISTINCT '0' AS match_key, l.row AS join_key_l, r.row AS join_key_r
        FROM keyed l JOIN block USING (key) JOIN keyed r USING (key)
        WHERE l.row < r.row AND block.held <= {largest_block(connection)}
        """
    )


def largest_block(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the size of block that keeps the work in proportion to the records."""
    budget = PAIRS_FOR_EACH_RECORD * counted(connection, "standard")
    sizes = connection.execute(
        "SELECT held, sum(held * (held - 1) / 2) FROM block GROUP BY held ORDER BY held"
    ).fetchall()
    allowed = SMALLEST_LIMIT
    for held, pairs in sizes:
        budget -= pairs
        if budget < 0 or held > MOST_IN_A_BLOCK:
            break
        allowed = max(allowed, held)
    return allowed


def counted(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def weigh_rarity(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make the table `weighed`: the standard records, with how common each of their values is."""
    tables = [rarity_table(column, exact_chance(column, model)) for column in RARITIES]
    for sql in tables:
        connection.execute(sql)
    joins = " ".join(f"LEFT JOIN rarity_{column} USING ({column})" for column in RARITIES)
    connection.execute(
        f"CREATE OR REPLACE TABLE weighed AS SELECT standard.*, {', '.join('tf_' + c for c in RARITIES)} FROM standard {joins}"
    )


def rarity_table(column: str, chance: float) -> str:
    """Shrink each value's share towards the model's: two records of one person say nothing about how common a value is."""
    return f"""
        CREATE OR REPLACE TABLE rarity_{column} AS
        SELECT {column}, (greatest(count(*) - 2, 0) + {SMOOTHING * chance}) / (sum(count(*)) OVER () + {SMOOTHING}) AS tf_{column}
        FROM standard WHERE {column} IS NOT NULL GROUP BY {column}
    """


def exact_chance(column: str, model: Model) -> float:
    """Return the model's chance that two people share a value of this column."""
    for comparison in COMPARISONS:
        for level in comparison.levels:
            if level.sql == f"{column}_l = {column}_r":
                return model.chances[comparison.field][level.code][1]
    raise KeyError(f"No level compares {column} with itself.")


def score(connection: duckdb.DuckDBPyConnection, model: Model, *, least: float) -> str:
    """Score the table `pairs` over `weighed`; return the name of a table with `row_l, row_r, match_weight, gamma_…`."""
    api = DuckDBAPI(connection)
    linker = Linker(
        api.register(connection.table("weighed")),
        settings(model, records=counted(connection, "standard")),
        log_level=logging.ERROR,
        validate_settings=False,
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register(connection.table("pairs")))
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    return str(found.physical_name)
