"""Making the database ready for the search of this very code: its functions follow from the matching model."""

from dataclasses import replace
from functools import cache

import polars as pl
from django.db import DatabaseError, transaction

from onestory.linkage.declared.model import Comparison
from onestory.linkage.declared.nicknames import families_of_names
from onestory.linkage.standardise import standardise
from onestory.people.index.copying import rows, run
from onestory.people.rules import search_functions as made
from onestory.people.rules import search_keys, search_weights
from onestory.people.rules.asked_row import asked_row
from onestory.people.rules.compiling import COMPARED, Columns, answered, columns, digest
from onestory.people.rules.like_duckdb import DAMERAU, JARO_WINKLER, LIKE_DUCKDB

GONE = """
    drop function if exists people_find, people_lookup_write, people_weighed, people_ways, people_ways_alike,
        people_keys_alike, people_keys_asked, people_keys, people_asked, people_heavy, people_rarer_of_two cascade;
    drop type if exists people_found, people_told, people_comparable cascade
"""

ONE_LEVEL = "select {} from (select (null::people_comparable).*) a, (select (null::people_comparable).*) r"


@cache
def compared_columns() -> Columns:
    """The columns that records are compared by, as standardising makes them."""
    return columns({name: str(kind) for name, kind in standardise(pl.DataFrame()).schema.items()})


@cache
def statements() -> tuple[str, ...]:
    """Everything that makes the search, in order."""
    kinds = compared_columns()
    before = (
        LIKE_DUCKDB, JARO_WINKLER, DAMERAU, search_keys.comparable(kinds), made.told_and_found(), asked_row(kinds),
        search_keys.keys(kinds), search_keys.alike(), search_weights.heavy(), search_keys.WAYS, made.weighed(kinds),
        made.writing(kinds), made.COUNTING,
    )  # fmt: skip
    return (*before, made.finding(mark_of(before)), made.guarded())


def mark_of(texts: tuple[str, ...]) -> str:
    """The mark of a search made of these statements."""
    return digest((*texts, made.finding(""), repr(families_of_names())))


@cache
def mark() -> str:
    """The mark of the search that this code makes: the database refuses to answer for another."""
    return mark_of(statements()[:-2])


def is_ready() -> bool:
    """Whether the database's search was made by this very code. Only its owner may ask."""
    return rows("select mark from people_search") == [(mark(),)]


def make_ready() -> None:
    """Make the search's functions anew; columns that the model has come to compare are added to its table."""
    for name, kind in compared_columns().kinds.items():
        run(f"alter table people_lookup add column if not exists {name} {kind}")
    *first, weighed, writing, counting, finding, guarded = statements()
    for statement in (GONE, *first):
        run(statement)
    refuse_what_cannot_be_asked()
    for statement in (weighed, writing, counting, finding, guarded):
        run(statement)
    run("delete from people_root")
    run("insert into people_root select * from unnest(%s::text[], %s::text[])", _roots())
    run("delete from people_search")
    run("insert into people_search values (%s, false)", [mark()])


def refuse_what_cannot_be_asked(compared: tuple[Comparison, ...] = COMPARED) -> None:
    """Raise, naming the level, where PostgreSQL has no way to ask what the model asks in DuckDB."""
    for comparison in compared:
        for level in comparison.levels:
            try:
                with transaction.atomic():
                    run(ONE_LEVEL.format(answered(replace(comparison, levels=(level,)))))
            except DatabaseError as fault:
                raise LookupError(
                    f"PostgreSQL cannot ask “{level.words}” ({comparison.field}: {level.code}) of the matching model:"
                    f" {str(fault).splitlines()[0]}. Say it with what people/rules/compiling.py can turn, or teach it."
                ) from fault


def _roots() -> list[list[str]]:
    pairs = families_of_names()
    return [[word for word, _ in pairs], [root for _, root in pairs]]
