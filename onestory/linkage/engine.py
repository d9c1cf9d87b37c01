"""The one module that drives Splink: blocks records on the declared keys and scores the pairs, in DuckDB."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import logging
import re
from functools import cache
from itertools import pairwise
from math import ceil
from typing import Any

import duckdb
from splink import Linker, SettingsCreator
from splink.backends.duckdb import DuckDBAPI
from splink.internals.comparison_vector_values import compute_comparison_vector_values_from_id_pairs_sqls
from splink.internals.predict import predict_from_comparison_vectors_sqls_using_settings
from splink.internals.settings import Settings

from onestory.linkage.declared.model import COMPARISONS, KEYS, RAREST, RARITIES, SMOOTHING, Comparison, Key, Level
from onestory.linkage.model import ONE_IN, Model, exact_chance
from onestory.linkage.standardise import Records, standardised
from onestory.linkage.workspace import workspace

MOST_IN_A_BLOCK = 400
MOST_PAIRS = 60
FEWEST_PAIRS = 5
PAIRS_IN_ALL = 12_000_000
PAIRS_AT_ONCE = 1_000_000
SMALLEST_LIMIT = 20
BETWEEN_WORDS = "chr(31)"
APART = 1024
"""Rows are joined by so many times their number: of numbers that lie close together DuckDB keeps each column by itself,
and to gather thirty columns of one record from thirty places takes half as long again.
"""
RECORDS_AT_ONCE = 1_000_000
"""So many records are compared with as many at a time: what is compared of them is held for so long, and no longer."""

logging.getLogger("splink").setLevel(logging.ERROR)


def settings(model: Model, *, records: int, worded: bool = False) -> dict[str, Any]:
    """Compile the declaration and a model into Splink's settings; `worded`, for records as `lay_out` writes them."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "row",
        "probability_two_random_records_match": model.prior(records),
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "comparisons": [compiled(comparison, model, worded=worded) for comparison in COMPARISONS],
        "blocking_rules_to_generate_predictions": [],
        "additional_columns_to_retain": [],
    }


def compiled(comparison: Comparison, model: Model, *, worded: bool = False) -> dict[str, Any]:
    said = of_words if worded else str
    unknown = {"sql_condition": said(comparison.unknown), "label_for_charts": "unknown", "is_null_level": True}
    levels = [
        unknown,
        *(
            level_settings(comparison.field, n, level, model) | {"sql_condition": said(level.sql)}
            for n, level in enumerate(comparison.levels, 1)
            if model.households or not level.households
        ),
    ]
    return {"output_column_name": comparison.field, "comparison_levels": levels}


def level_settings(field: str, place: int, level: Level, model: Model) -> dict[str, Any]:
    """Compile one level; its weight carries its place in the sixth decimal, so that the answer can be read back."""
    _, u = model.chances[field][level.code]
    weight = model.said_weight(field, level.code, place)
    held: dict[str, Any] = {
        "sql_condition": level.sql,
        "label_for_charts": level.code,
        "m_probability": u * 2**weight,
        "u_probability": u,
    }
    if level.rarity:
        held |= {"tf_adjustment_column": level.rarity, "tf_minimum_u_value": RAREST[level.rarity]}
    return held


LISTS = ("families", "family_roots", "given_roots", "givens", "upns")
"""The columns of `standard` that hold a list of words."""


def of_words(sql: str) -> str:
    """Return a condition on lists as one on their words in a row: a list costs as much to carry as ten plain columns.

    Words are told apart again only where they are asked for, which a mask or a plain word has mostly settled before.
    """
    lists = "|".join(LISTS)
    sql = re.sub(rf"\blen\(({lists})_([lr])\)", r"length(\1_\2)", sql)
    return re.sub(
        r"list_has_any\((\w+), (\w+)\)",
        rf"list_has_any(string_split(nullif(\1, ''), {BETWEEN_WORDS}), string_split(nullif(\2, ''), {BETWEEN_WORDS}))",
        sql,
    )


def lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `compared`: what is compared of the records in `standard`, each list as its words in a row."""
    held = (
        f"array_to_string({column}, {BETWEEN_WORDS}) AS {column}" if column in LISTS else column
        for column in compared_columns()
    )
    connection.execute(f"CREATE OR REPLACE TABLE compared AS SELECT row, {', '.join(held)} FROM standard")


def answers() -> str:
    """Return the SQL that reads the declared codes of the answers back out of the weights that Splink returns."""
    fields = []
    for comparison in COMPARISONS:
        cases = " ".join(f"WHEN {place} THEN '{level.code}'" for place, level in enumerate(comparison.levels, 1))
        fields.append(f"CASE {place_of(comparison.field)} {cases} ELSE 'unknown' END AS {comparison.field}")
    return ", ".join(fields)


def place_of(field: str) -> str:
    """Return the SQL of the place of the answer among the levels of a field; 0 where nothing is known."""
    return f"round((mw_{field} - round(mw_{field}, 4)) * {ONE_IN})::INT"


def whole_weight(comparison: Comparison) -> str:
    """Return the SQL of what one field weighs in a scored pair, the rarity of its value counted in."""
    field = comparison.field
    return f"mw_{field} + mw_tf_adj_{field}" if has_rarity(comparison) else f"mw_{field}"


def has_rarity(comparison: Comparison) -> bool:
    """Return whether a rare value weighs more in this comparison."""
    return any(level.rarity for level in comparison.levels)


def block(
    connection: duckdb.DuckDBPyConnection, keys: tuple[Key, ...] = KEYS, *, limits: tuple[int, int] | None = None
) -> None:
    """Make the table `pairs` of the records in `standard` that share a key; blocks that are too big are left out.

    `limits` are the largest blocks, of narrow keys and of broad ones; if not given, as `largest_blocks` finds. Of bound
    keys none but those too large for any are left out. Keys are
    gone through one by one, so that what one of them makes of a council is held, not what all of them make.
    """
    connection.execute("CREATE OR REPLACE TABLE block (broad BOOLEAN, bound BOOLEAN, held BIGINT, blocks BIGINT)")
    connection.execute("CREATE OR REPLACE TABLE keyed (key UBIGINT, row INT, held INT, place UTINYINT)")
    for place, key in enumerate(keys):
        key_by(connection, key, place)
    connection.execute("DROP TABLE one_key")
    connection.execute("DROP TABLE held")
    narrow, broad = limits or largest_blocks(connection)
    connection.execute("CREATE OR REPLACE TABLE told (row_l INT, row_r INT)")
    for place, key in enumerate(keys):
        most = MOST_IN_A_BLOCK if key.bound else broad if key.broad else narrow
        connection.execute(
            f"""
            INSERT INTO told
            WITH own AS (SELECT key, row FROM keyed WHERE place = {place} AND held <= {most})
            SELECT l.row, r.row FROM own l JOIN own r USING (key) WHERE l.row < r.row
            """
        )
    connection.execute(
        "CREATE OR REPLACE TABLE pairs AS SELECT '0' AS match_key, row_l AS join_key_l, row_r AS join_key_r"
        " FROM (SELECT DISTINCT row_l, row_r FROM told)"
    )
    connection.execute("DROP TABLE told")
    connection.execute("DROP TABLE keyed")


def key_by(connection: duckdb.DuckDBPyConnection, key: Key, place: int) -> None:
    """Add to `block` how many blocks of each size a key makes, and to `keyed` whoever is in one that may be used."""
    connection.execute(f"CREATE OR REPLACE TABLE one_key AS SELECT key, row::INT AS row FROM ({said((key,))})")
    connection.execute(
        "CREATE OR REPLACE TABLE held AS SELECT key, count(*)::INT AS held FROM one_key GROUP BY key HAVING held > 1"
    )
    connection.execute(
        f"INSERT INTO block SELECT {key.broad}, {key.bound}, held, count(*) FROM held GROUP BY held ORDER BY held"
    )
    connection.execute(
        f"INSERT INTO keyed SELECT key, row, held, {place} FROM one_key JOIN held USING (key)"
        f" WHERE held <= {MOST_IN_A_BLOCK}"
    )


def said(keys: tuple[Key, ...] = KEYS) -> str:
    """Return the SQL of every key of every record in `standard`."""
    return " UNION ALL ".join(
        f"SELECT hash('{key.code}', said) AS key, row, {key.broad} AS broad, {key.bound} AS bound FROM"
        f" (SELECT {f'unnest({key.sql})' if key.many else key.sql} AS said, row FROM standard)"
        " WHERE said IS NOT NULL"
        for key in keys
    )


def sample(connection: duckdb.DuckDBPyConnection, wanted: int) -> None:
    """Make the table `blind` of pairs of records taken blindly, the same ones every time."""
    records = counted(connection, "standard")
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE blind AS
        SELECT DISTINCT '0' AS match_key, least(l, r)::INT AS join_key_l, greatest(l, r)::INT AS join_key_r
        FROM (SELECT hash(n, 'left') % {max(records, 1)} AS l, hash(n, 'right') % {max(records, 1)} AS r
              FROM range({wanted if records > 1 else 0}) AS numbers(n)) WHERE l <> r
        """
    )


def share(connection: duckdb.DuckDBPyConnection, wanted: int) -> int:
    """Make the table `shared` of `pairs`, or of those of one record in so many that about `wanted` are left.

    Return how many pairs each of them stands for.
    """
    stands_for = max(1, round(counted(connection, "pairs") / wanted))
    connection.execute(
        f"CREATE OR REPLACE TABLE shared AS FROM pairs WHERE hash(join_key_l, 'shared') % {stands_for} = 0"
    )
    return stands_for


def neighbours(connection: duckdb.DuckDBPyConnection, wanted: int) -> None:
    """Make the table `at_home` of pairs of one surname at one place, whatever else they share; `wanted` at most.

    In a large council the keys that families share are too broad to be used, so `pairs` shows few of a family.
    """
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE at_home AS
        WITH own AS (SELECT row::INT AS row, hash(coalesce(postcode, uprn) || family) AS home FROM standard
                     WHERE coalesce(postcode, uprn) IS NOT NULL AND family IS NOT NULL AND dob_text IS NOT NULL),
        few AS (SELECT home FROM own GROUP BY home HAVING count(*) BETWEEN 2 AND {SMALLEST_LIMIT}
                ORDER BY home LIMIT {wanted // FEWEST_PAIRS})
        SELECT '0' AS match_key, l.row AS join_key_l, r.row AS join_key_r
        FROM few JOIN own l USING (home) JOIN own r USING (home) WHERE l.row < r.row
        """
    )


def largest_blocks(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Return the largest blocks, of narrow keys and of broad ones, that keep the work in proportion to the records."""
    records = counted(connection, "standard")
    budget = max(FEWEST_PAIRS * records, min(max(MOST_PAIRS * records, PAIRS_AT_ONCE), PAIRS_IN_ALL))
    sizes = connection.execute(
        f"""
        SELECT broad, bound, held, sum(blocks) * held * (held - 1) / 2 FROM block
        WHERE NOT bound OR held <= {MOST_IN_A_BLOCK} GROUP BY broad, bound, held ORDER BY bound DESC, broad, held
        """
    ).fetchall()
    allowed = {False: SMALLEST_LIMIT, True: 1}
    for broad, bound, held, pairs in sizes:
        budget -= pairs
        if held <= MOST_IN_A_BLOCK and budget > 0 and not bound:
            allowed[broad] = max(allowed[broad], held)
    return allowed[False], allowed[True]


def counted(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def weigh_rarity(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make the table `weighed`: the standard records, with how common each of their values is among them."""
    count_rarity(connection, model)
    join_rarity(connection)


def count_rarity(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make a table of each column whose rarity counts: how common its values are in `standard`."""
    connection.execute(
        "CREATE OR REPLACE TABLE told_once AS SELECT DISTINCT given, family, dob_text, postcode, door FROM standard"
    )
    for column in RARITIES:
        connection.execute(rarity_table(column, exact_chance(column, model)))
    connection.execute("DROP TABLE told_once")


def rate(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `rated`: how common the values of each standard record are, looked up once for all its pairs."""
    joins = " ".join(f"LEFT JOIN rarity_{column} USING ({column})" for column in RARITIES)
    connection.execute(
        f"CREATE OR REPLACE TABLE rated AS SELECT row, {', '.join('tf_' + column for column in RARITIES)}"
        f" FROM standard {joins}"
    )


def join_rarity(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `weighed`: what is compared of the standard records, and how common it is."""
    joins = " ".join(f"LEFT JOIN rarity_{column} USING ({column})" for column in RARITIES)
    held = [f"standard.{column}" for column in compared_columns()]
    connection.execute(
        f"CREATE OR REPLACE TABLE weighed AS SELECT standard.row, {', '.join(held)},"
        f" {', '.join('tf_' + column for column in RARITIES)} FROM standard {joins}"
    )


def ranges(records: int, *, at_once: int = RECORDS_AT_ONCE) -> list[tuple[int, int]]:
    """Return the first and the last row of each part of so many records; two parts may be held at once."""
    parts = max(1, ceil(records / at_once))
    edges = [n * records // parts for n in range(parts + 1)]
    return [(one, other - 1) for one, other in pairwise(edges)]


@cache
def compared_columns() -> tuple[str, ...]:
    """Return the columns that comparisons ask for on either side."""
    asked = [c.unknown for c in COMPARISONS] + [level.sql for c in COMPARISONS for level in c.levels]
    named = set(re.findall(r"\b([a-z_]+)_[lr]\b", " ".join(asked)))
    return tuple(sorted(named))


def rarity_table(column: str, chance: float) -> str:
    """Count people rather than records, nearly: what repeats whole counts once, and two of anything count for none.

    The share is shrunk towards the model's own, so that a handful of records does not make a name look common.
    """
    return f"""
        CREATE OR REPLACE TABLE rarity_{column} AS
        SELECT {column},
               (greatest(count(*) - 2, 0) + {SMOOTHING * chance}) / (sum(count(*)) OVER () + {SMOOTHING}) AS tf_{column}
        FROM told_once WHERE {column} IS NOT NULL GROUP BY {column}
    """


def raw_splink(records: Records, model: Model) -> int:
    """Do what Splink does alone with the same model: block, score, connected components. Return how many."""
    with workspace() as connection:
        standardised(connection, records)
        block(connection)
        weigh_rarity(connection, model)
        linker = linker_for(connection, model)
        found = linker.inference.predict(threshold_match_weight=model.join, warning_mode="never")
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_weight=model.join)
        return counted(connection, f"(SELECT DISTINCT cluster_id FROM {clusters.physical_name})")


def score(
    connection: duckdb.DuckDBPyConnection, model: Model, *, least: float, records: int = 0, pairs: str = "pairs"
) -> str:
    """Score the table `pairs` over `weighed`; return the name of a table with `row_l, row_r, match_weight, gamma_…`."""
    linker = linker_for(connection, model, records=records, pairs=pairs)
    found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
    return str(found.physical_name)


def linker_for(
    connection: duckdb.DuckDBPyConnection, model: Model, *, records: int = 0, pairs: str = "pairs"
) -> Linker:
    """Return Splink's linker over `weighed`, set to score `pairs`; `records` if these are a part of so many."""
    api = DuckDBAPI(connection)
    linker = Linker(
        api.register(connection.table("weighed")),
        settings(model, records=records or counted(connection, "standard")),
        log_level=logging.ERROR,
        validate_settings=False,
    )
    linker.table_management.register_blocked_pairs_for_predict(api.register(connection.table(pairs)))
    return linker


def scoring(model: Model, pairs: str, sides: tuple[str, str], *, least: float, records: int) -> str:
    """Return the SQL by which Splink scores a table of pairs, whole in one statement.

    `sides` are the SQL, in parentheses, of the records to the left and to the right: `compared`, and how rare they are.
    The rows in what it returns are spread. Asked by its own way, Splink writes down the records of either side, and all
    that it finds, before anybody picks out of it; so the scores are the same, at half of the work.
    """
    held = SettingsCreator.from_path_or_dict(settings(model, records=records, worded=True)).get_settings("duckdb")
    steps = [*comparing(held, pairs, sides), *predict_from_comparison_vectors_sqls_using_settings(held, None, least)]
    return in_one(steps)


def answering(model: Model, pairs: str, sides: tuple[str, str]) -> str:
    """Return the SQL of Splink's answers alone (`gamma_…`) to a table of pairs; else as `scoring`."""
    held = SettingsCreator.from_path_or_dict(settings(model, records=1, worded=True)).get_settings("duckdb")
    return in_one(comparing(held, pairs, sides))


def comparing(held: Settings, pairs: str, sides: tuple[str, str]) -> list[dict[str, str]]:
    """Return Splink's own steps up to the answer to each comparison."""
    left, right = sides
    keys = ", ".join(f"{spread(f'join_key_{side}')} AS join_key_{side}" for side in ("l", "r"))
    given = {
        "__splink__blocked_id_pairs": f"SELECT '0' AS match_key, {keys} FROM {pairs}",
        "on_the_left": f"SELECT * REPLACE ({spread('row')} AS row) FROM {left}",
        "on_the_right": f"SELECT * REPLACE ({spread('row')} AS row) FROM {right}",
    }
    return [
        *({"sql": sql, "output_table_name": name} for name, sql in given.items()),
        *compute_comparison_vector_values_from_id_pairs_sqls(
            held._columns_to_select_for_blocking,
            held._columns_to_select_for_comparison_vector_values,
            input_tablename_l="on_the_left",
            input_tablename_r="on_the_right",
            source_dataset_input_column=None,
            unique_id_input_column=held.column_info_settings.unique_id_input_column,
        ),
    ]


def spread(row: str) -> str:
    """Return the SQL of a row's number as records are joined by it."""
    return f"{row}::BIGINT * {APART}"


def gathered(row: str) -> str:
    """Return the SQL of the row whose number was spread."""
    return f"({row} // {APART})::INT"


def in_one(steps: list[dict[str, str]]) -> str:
    """Return one statement of steps, each of which reads those before it by name."""
    *before, last = steps
    named = ", ".join(f"{each['output_table_name']} AS ({each['sql']})" for each in before)
    return f"WITH {named} {last['sql']}"


def forget_splinks(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop what Splink made and keeps for itself."""
    made = connection.execute("SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, '__splink__')")
    for (table,) in made.fetchall():
        connection.execute(f"DROP TABLE {table}")
