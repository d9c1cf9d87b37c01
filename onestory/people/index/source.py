"""The feeds' own current records, read part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from onestory.feeds.declared.catalogue import feed_of
from onestory.grammar.feeds import IDENTITY, IDENTITY_DATES, Feed, Part
from onestory.grammar.refusals import NotFound
from onestory.grammar.steps import Kind
from onestory.people.index.copying import frame_of, rows, run, temporary
from onestory.people.index.told import PartRows

AT_ONCE = 100_000
CURRENT = "council_id = %(council)s and valid_until is null"
LIST = """
    drop table if exists pg_temp.t_row;
    create temp table t_row on commit drop as
    select id as row from feeds_sourcerecord where council_id = %(council)s and valid_until is null
"""
PARTS = """
    select feed, part, count(*) from feeds_sourcerecord r
     where r.council_id = %(council)s and r.valid_until is null group by feed, part order by feed, part
"""
READ = """
    select id, feed || '/' || part || '/' || source_key, as_of, extract(epoch from valid_from), data, {identity}
      from feeds_sourcerecord r
     where council_id = {council} and valid_until is null and feed = '{feed}' and part = '{part}' {only}
     order by id
"""
STORED = {Kind.NUMBER: pl.Float64, Kind.YES_NO: pl.Boolean, Kind.LIST: pl.List(pl.String)}


@dataclass(frozen=True)
class FeedRows:
    """The current rows of every feed of one council."""

    council: int

    def list_rows(self) -> None:
        """Make the temporary table `t_row (row)` of every current row."""
        run(LIST, {"council": self.council})

    def parts(self, changed: Sequence[int] | None) -> Iterator[PartRows]:
        """The rows themselves, part by part, so that no more than one part is held in memory."""
        if changed is not None:
            temporary("t_wanted", pl.DataFrame({"row": changed}, schema={"row": pl.Int64}), key="row")
        for code, name, _ in rows(PARTS, {"council": self.council}):
            try:
                feed = feed_of(str(code))
                part = feed.part(str(name))
            except (NotFound, LookupError):
                continue
            yield self._read(feed, part, only=changed is not None)

    def _read(self, feed: Feed, part: Part, *, only: bool) -> PartRows:
        condition = "and id in (select row from t_wanted)" if only else ""
        sql = READ.format(
            identity=", ".join(IDENTITY), council=int(self.council), feed=feed.code, part=part.name, only=condition
        )
        schema = {
            "record_id": pl.Int64, "record": pl.String, "as_of": pl.Date, "received": pl.Float64, "data": pl.String,
            **{name: pl.Date if name in IDENTITY_DATES else pl.String for name in IDENTITY},
        }  # fmt: skip
        return PartRows(feed=feed, part=part, rows=_typed(part, frame_of(sql, schema)))


def _typed(part: Part, held: pl.DataFrame) -> pl.DataFrame:
    """The rows under the part's own names, each value of its kind again."""
    rest = [name for name in part.ours if name not in IDENTITY]
    stored = pl.Struct({name: STORED.get(part.kind_of(name), pl.String) for name in rest})
    decoded = held.with_columns(pl.col("data").str.json_decode(stored)) if rest else held
    return decoded.select(
        "record_id",
        "record",
        "as_of",
        pl.from_epoch((pl.col("received") * 1_000_000).cast(pl.Int64), time_unit="us")
        .dt.replace_time_zone("UTC")
        .alias("received_at"),
        *(_value(part, name) if name in rest else pl.col(name) for name in part.ours),
    )


def _value(part: Part, name: str) -> pl.Expr:
    value = pl.col("data").struct.field(name)
    match part.kind_of(name):
        case Kind.DATE:
            return value.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False).alias(name)
        case Kind.INSTANT:
            text = value.str.slice(0, 19).str.replace("T", " ")
            read = text.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False, time_unit="us")
            return read.dt.replace_time_zone("UTC").alias(name)
        case _:
            return value.alias(name)
