"""The feeds' own current records, read part by part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.queries.frames import records_frame
from onestory.people.index.copying import frame_of, rows, run
from onestory.people.index.told import PartRows
from onestory.walls.actor import Actor

LIST = """
    drop table if exists pg_temp.t_row;
    create temp table t_row on commit drop as
    select id as row, feed, part, valid_from from feeds_sourcerecord
     where council_id = %(council)s and valid_until is null
"""
PARTS = "select distinct feed, part from t_row order by feed, part"
CHANGED_IN = "select r.feed, r.part, r.row from t_row r join t_other o on o.row = r.row and o.is_told order by 1, 2, 3"
RECEIVED = """
    select row, extract(epoch from valid_from) * 1000000 from t_row {among} where feed = '{feed}' and part = '{part}'
"""
AMONG = "join t_other o using (row)"


@dataclass(frozen=True)
class FeedRows:
    """The current rows of every feed of the viewer's council. The viewer must be the indexer."""

    viewer: Actor

    def list_rows(self) -> None:
        """Make the temporary table `t_row (row)` of every current row."""
        run(LIST, {"council": self.viewer.council})

    def parts(self, changed: Sequence[int] | None) -> Iterator[PartRows]:
        """The rows themselves, part by part, so that no more than one part is held in memory."""
        wanted = self._every_part() if changed is None else self._by_part()
        for (code, name), ids in wanted.items():
            yield self._part(code, name, ids)

    def _every_part(self) -> dict[tuple[str, str], None]:
        return {(str(feed), str(part)): None for feed, part in rows(PARTS)}

    def _by_part(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for feed, part, row in rows(CHANGED_IN):
            found.setdefault((str(feed), str(part)), []).append(int(str(row)))
        return found

    def _part(self, code: str, name: str, ids: list[int] | None) -> PartRows:
        feed = feed_of(code)
        part = feed.part(name)
        held = records_frame(feed.code, part.name, viewer=self.viewer, council=self.viewer.council, ids=ids)
        asked = RECEIVED.format(feed=feed.code, part=part.name, among="" if ids is None else AMONG)
        told = frame_of(asked, {"record_id": pl.Int64, "at": pl.Float64})
        received = told.select(
            "record_id",
            pl.from_epoch(pl.col("at").cast(pl.Int64), time_unit="us").dt.replace_time_zone("UTC").alias("received_at"),
        )
        named = held.with_columns(pl.concat_str(pl.lit(f"{code}/{name}/"), "source_key").alias("record"))
        return PartRows(feed=feed, part=part, rows=named.join(received, on="record_id"))
