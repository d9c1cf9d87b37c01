"""What the search looks in: each person's records as the matching model reads them, a row for each way of telling."""

# ruff: noqa: S608 - every name put into these statements is declared in the code, none is typed by a user.
import duckdb
import polars as pl

from onestory.linkage.declared.model import RARITIES
from onestory.linkage.standardise import standardised
from onestory.people.declared.search import VISIBLE
from onestory.people.index.compiling import compared_columns
from onestory.people.index.copying import add, frame_of, rows, run, temporary
from onestory.people.index.linking import NAMES
from onestory.people.models import Ruler

SAID = {"record_id": "record", "source": "feed", "expected_date_of_birth": "expected_on"}
OF_PEOPLE = f"""
    select {", ".join("s." + SAID.get(name, name) for name in NAMES)}, s.person_id, p.is_shielded::text, s.as_of
      from people_saying s join people_person p on p.id = s.person_id
     where s.council_id = {{council}} and s.role <> 'subject' and p.retired_at is null and {{which}}
       and not exists (select 1 from people_severance v where v.state = 'severed' and p.id = any (v.sealed))
     order by s.person_id, s.as_of, s.record
"""
TOUCHED = "s.person_id in (select person_id from t_touched)"
NOT_SHIELDED = "not p.is_shielded"
KINDS = {**dict.fromkeys(NAMES, pl.String), "person_id": pl.String, "is_shielded": pl.Boolean, "as_of": pl.String}

Kind = pl.DataType | type[pl.DataType]
FRAMED: dict[str, Kind] = {
    "text": pl.String, "text[]": pl.List(pl.String), "date": pl.Date, "boolean": pl.Boolean, "bigint": pl.Int64,
}  # fmt: skip
WHOSE: dict[str, Kind] = {
    "person_id": pl.String, "council": pl.Int64, "shielded": pl.Boolean, "feeds": pl.List(pl.String),
}  # fmt: skip

TOGETHER = (
    ("given", "given_sound", "whole_sound"),
    ("family", "family_sound"),
    ("dob_text", "dob"),
    ("postcode", "district", "door"),
)
"""Columns that only mean something side by side: taken from one record, the latest that has the first of them."""

AT_ONCE = 50_000

RECORDS = "records"
"""Under this name the number of records counted stands beside the values."""


def index_for_search(council: int) -> None:
    """Write afresh what the search knows of the people in `t_touched`: of shielded people, nothing of any place.

    Of a life that is sealed it knows nothing at all.
    """
    records = frame_of(OF_PEOPLE.format(council=int(council), which=TOUCHED), dict(KINDS))
    write_lookup(council, records, checks=_checks(council))


def _checks(council: int) -> tuple[bool, bool] | None:
    """Whether numbers use their check digits, as the last whole run found; a few records cannot show it."""
    found = Ruler.objects.filter(council_id=council).values_list("figures__checks", flat=True).first()
    return (bool(found[0]), bool(found[1])) if found else None


def write_lookup(council: int, records: pl.DataFrame, *, checks: tuple[bool, bool] | None = None) -> None:
    """Write these records, all that there are of the people in `t_touched`: who, shielded or not, as of when, what."""
    with duckdb.connect() as connection:
        _tell(connection, records, checks)
        temporary("t_lookup", _empty())
        found = connection.sql(f"{_ways()} union all by name {_whole()}").pl()
        add("t_lookup", found.with_columns(council=pl.lit(council)).select(_empty().columns))
    run("alter table t_lookup alter person_id type uuid using person_id::uuid;"
        " grant select on t_lookup, t_touched to public")  # fmt: skip
    run("select people_lookup_write()")


def count_common(council: int) -> None:
    """Count how common names, births and places are in a council, as linkage counts them for the batch.

    Shielded people are left out whole: else the weight of a neighbour would tell who lives there.
    """
    write_common(council, frame_of(OF_PEOPLE.format(council=int(council), which=NOT_SHIELDED), dict(KINDS)))


def write_common(council: int, records: pl.DataFrame) -> None:
    """Count these records."""
    with duckdb.connect() as connection:
        _tell(connection, records)
        counted = [_common(connection, column) for column in RARITIES]
    total = pl.DataFrame({"field": [RECORDS], "value": [""], "over_two": [records.height]})
    temporary("t_common", pl.concat([*counted, total]))
    run("grant select on t_common to public")
    run("select people_rarity_write(%s)", [council])


def _tell(
    connection: duckdb.DuckDBPyConnection, records: pl.DataFrame, checks: tuple[bool, bool] | None = None
) -> None:
    """Make the table `told`: every standard record; of the shielded, only what may be searched for."""
    standardised(connection, records, checks=checks)
    whose = records.select("person_id", "is_shielded", pl.col("source").alias("feed")).with_row_index("row")
    connection.register("whose", whose.to_arrow())
    kept = ", ".join(
        name if name in VISIBLE else f"case when not is_shielded then {name} end as {name}"
        for name in compared_columns().kinds
    )
    connection.execute(
        "create or replace table told as select person_id, is_shielded as shielded, feed, row as latest,"
        f" {kept} from standard join whose using (row)"
    )


def _ways() -> str:
    """One row for each different way in which a person is told of, and which partners tell it so."""
    names = compared_columns().written()
    return (
        f"select person_id, shielded, list_sort(list(distinct feed)) as feeds, {names} from told"
        f" group by person_id, shielded, {names}"
    )


def _whole() -> str:
    """One row more for whoever is told of in several ways: the latest of each, and every name together."""
    kinds = compared_columns().kinds
    leads = {name: group[0] for group in TOGETHER for name in group}
    taken = []
    for name, kind in kinds.items():
        if kind == "text[]":
            taken.append(f"list_distinct(flatten(list({name}))) as {name}")
        else:
            taken.append(
                f"(arg_max({{'it': {name}}}, latest) filter ({leads.get(name, name)} is not null)).it as {name}"
            )
    different = ", ".join(f"'{name}': {name}" for name in kinds)
    return (
        f"select person_id, shielded, []::varchar[] as feeds, {', '.join(taken)} from told where not unborn"
        f" group by person_id, shielded having count(distinct {{{different}}}) > 1"
    )


def _empty() -> pl.DataFrame:
    compared = {name: FRAMED[kind] for name, kind in compared_columns().kinds.items()}
    return pl.DataFrame(schema=WHOSE | compared)


def _common(connection: duckdb.DuckDBPyConnection, column: str) -> pl.DataFrame:
    """How many more than two hold each value of a column; under no value, how many hold any."""
    people = f"(select distinct {', '.join(RARITIES)} from told)"
    return connection.sql(
        f"""
        select '{column}' as field, {column} as value, count(*) - 2 as over_two from {people}
         where {column} is not null group by {column} having count(*) > 2
        union all select '{column}', '', count(*) from {people} where {column} is not null
        """
    ).pl()


def fill_all(council: int) -> None:
    """Write the whole of a council's search anew, as after a change of what the model compares."""
    people = [
        str(person) for (person,) in rows("select id from people_person where council_id = %s order by id", [council])
    ]
    for first in range(0, len(people), AT_ONCE):
        run("drop table if exists pg_temp.t_touched")
        run("create temp table t_touched (person_id uuid primary key) on commit drop")
        run("insert into t_touched select unnest(%s::uuid[])", [people[first : first + AT_ONCE]])
        index_for_search(council)
    count_common(council)


def counted_records() -> dict[int, int]:
    """How many records were counted in each council that may be searched."""
    return {int(str(council)): int(str(records)) for council, records in rows("select * from people_counted()")}
