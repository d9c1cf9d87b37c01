"""Taking in what partners now tell: a changed row replaces what it told before, a row that is gone tells nothing."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import polars as pl

from onestory.people.index.copying import add, rows, run, temporary
from onestory.people.index.told import SAYING, PartRows, Told, comparable, told

Progress = Callable[[str, float], None]
"""Called with the name of a stage and how much of the whole is done, from 0 to 1."""

DAYS = ("date_of_birth", "expected_on", "died_on", "home_from", "home_until", "as_of", "since", "until")
INSTANTS = ("received_at", "happened_at", "recorded_at")
SPECIAL: dict[str, Any] = {
    "row": pl.Int64, "number": pl.Int16, "to_the_day": pl.Boolean,
    **dict.fromkeys(DAYS, pl.Date),
    **dict.fromkeys(INSTANTS, pl.Datetime("us", "UTC")),
    **dict.fromkeys(("givens", "roots", "families"), pl.List(pl.String)),
}  # fmt: skip
EVENT = (
    "record", "number", "kind", "happened_at", "to_the_day", "until", "recorded_at", "text", "significance", "feed",
    "agency",
)  # fmt: skip
INVOLVEMENT = (
    "record", "number", "service", "role", "name", "phone", "team", "since", "until", "feed", "agency", "as_of",
)  # fmt: skip
TIE = ("record", "kind", "to_record", "by", "value", "role", "number")
AT_ONCE = 100_000
MANY, SHARE = 1_000, 0.05
STAGED = {"sayings": "t_saying", "events": "t_event", "involvements": "t_involvement", "ties": "t_tie"}


def silent(stage: str, done: float) -> None:
    """Tell nobody."""


class Rows(Protocol):
    """Where a council's current rows come from."""

    def list_rows(self) -> None:
        """Make the temporary table `t_row (row)` of every current row."""
        ...

    def parts(self, changed: Sequence[int] | None) -> Iterator[PartRows]:
        """The rows themselves, part by part; those of these numbers only, or all."""
        ...


@dataclass(frozen=True)
class Held:
    """Rows held in memory, as tests have them."""

    held: tuple[PartRows, ...]

    def list_rows(self) -> None:
        """Make the temporary table `t_row (row)` of every current row."""
        frames = [part.rows.select(pl.col("record_id").alias("row")) for part in self.held]
        temporary("t_row", pl.concat([pl.DataFrame(schema={"row": pl.Int64}), *frames]))

    def parts(self, changed: Sequence[int] | None) -> Iterator[PartRows]:
        """The rows themselves."""
        for part in self.held:
            kept = part.rows if changed is None else part.rows.filter(pl.col("record_id").is_in(changed))
            yield PartRows(feed=part.feed, part=part.part, rows=kept)


@dataclass(frozen=True)
class Taken:
    """How many rows told something new, how many tell nothing any more, and how many there are in all."""

    changed: int
    gone: int
    held: int

    @property
    def is_upheaval(self) -> bool:
        """Whether so many came or went that what was known of how much there is no longer holds."""
        moved = self.changed + self.gone
        return moved > MANY and moved > SHARE * self.held


def take_in(council: int, source: Rows, tell: Progress) -> Taken:
    """Replace what changed rows say; stage their events and involvements for when their people are known.

    Leaves in `t_touched` everybody of whom they spoke before.
    """
    asked = {"council": council}
    source.list_rows()
    run(NO_ONE_TOUCHED)
    run("create index on pg_temp.t_row (row); analyze pg_temp.t_row")
    changed, gone = run(CHANGED, asked), run(GONE, asked)
    run("create index on pg_temp.t_other (row); analyze pg_temp.t_other")
    if gone:
        run(TOUCHED_BEFORE, asked)
        for table in ("people_event", "people_involvement", "people_tie"):
            run(f"delete from {table} where council_id = %(council)s and record in (select record from t_gone)", asked)
        run("delete from people_saying where council_id = %(council)s and row in (select row from t_other)", asked)
    _stage(_told_anew(source, changed), tell)
    run(SAYINGS, asked)
    run(TIES, asked)
    held = int(str(rows("select count(*) from t_row")[0][0]))
    return Taken(changed=changed, gone=gone, held=held)


def _told_anew(source: Rows, changed: int) -> Iterable[Told]:
    if not changed:
        return
    wanted = [int(str(row)) for (row,) in rows("select row from t_other where is_told")]
    everything = bool(rows("select 1 where (select count(*) from t_row) = %s", [len(wanted)]))
    for part in source.parts(None if everything else wanted):
        if part.rows.height:
            yield told(part)


def _stage(parts: Iterable[Told], tell: Progress) -> None:
    """Copy the frames of all parts into four temporary tables, so many rows at a time that memory stays bounded."""
    empty = told_nothing()
    temporary(STAGED["sayings"], empty.sayings)
    for name in ("events", "involvements", "ties"):
        temporary(STAGED[name], getattr(empty, name))
    waiting: list[Told] = []
    for part in parts:
        waiting.append(part)
        if sum(each.sayings.height for each in waiting) > AT_ONCE:
            _copy(waiting)
            waiting = []
        tell("read", 0.0)
    _copy(waiting)
    run("create index on t_event (record); analyze t_saying; analyze t_event; analyze t_involvement; analyze t_tie")


def _copy(waiting: Sequence[Told]) -> None:
    if not waiting:
        return
    add(STAGED["sayings"], comparable(pl.concat([each.sayings for each in waiting])))
    for name in ("events", "involvements", "ties"):
        add(STAGED[name], pl.concat([getattr(each, name) for each in waiting]))


def told_nothing() -> Told:
    """The four frames with nothing in them."""
    return Told(
        sayings=pl.DataFrame(schema={name: SPECIAL.get(name, pl.String) for name in SAYING}),
        events=pl.DataFrame(schema={name: SPECIAL.get(name, pl.String) for name in EVENT}),
        involvements=pl.DataFrame(schema={name: SPECIAL.get(name, pl.String) for name in INVOLVEMENT}),
        ties=pl.DataFrame(schema={name: SPECIAL.get(name, pl.String) for name in TIE}),
    )


NO_ONE_TOUCHED = """
    drop table if exists pg_temp.t_touched, pg_temp.t_other, pg_temp.t_gone;
    create temp table t_touched (person_id uuid primary key) on commit drop;
    create temp table t_other (row bigint, is_told boolean) on commit drop
"""
CHANGED = """
    insert into t_other select t.row, true from t_row t
     where not exists (select 1 from people_saying s where s.council_id = %(council)s and s.row = t.row)
"""
GONE = """
    insert into t_other select distinct s.row, false from people_saying s
     where s.council_id = %(council)s and s.row is not null and not exists (select 1 from t_row t where t.row = s.row)
"""
TOUCHED_BEFORE = """
    insert into t_touched select distinct person_id from people_saying
     where council_id = %(council)s and row in (select row from t_other) and person_id is not null;
    create temp table t_gone on commit drop as
    select record from people_saying
     where council_id = %(council)s and row in (select row from t_other) and role in ('', 'subject')
"""
COLUMNS = ", ".join(SAYING)
SAYINGS = f"insert into people_saying (council_id, {COLUMNS}) select %(council)s, {COLUMNS} from t_saying"
TIES = """
    insert into people_tie (council_id, record, number, kind, to_record, by, value, role)
    select %(council)s, record, number, kind, to_record, by, value, role from t_tie
"""
