"""A run over a part: records that are new, changed or gone, whoever is near them, and nobody else."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import polars as pl

from onestory.linkage.engine import MOST_IN_A_BLOCK
from onestory.linkage.guarding import Decisions, bears_upon
from onestory.linkage.link import Links, Progress, found_in, group, judge, silent
from onestory.linkage.memory import BIRTH, BOUND, BROAD, CRADLE, keys_of_standard, nameplate, remembered
from onestory.linkage.model import Model
from onestory.linkage.registers import load_registers
from onestory.linkage.ruler import Ruler, count_by
from onestory.linkage.second_look import meet
from onestory.linkage.standardise import standardised
from onestory.linkage.workspace import workspace

Fetch = Callable[[list[str]], pl.DataFrame]
"""Gives the identity columns of the records of these names."""

HERE = "row IN (SELECT row FROM inside)"
ONE_PERSON = """
    SELECT row, min(row) OVER (PARTITION BY person_id) FROM placed JOIN listed USING (n) WHERE person_id IS NOT NULL
"""
"""The records of one person hang together, though of those outside no two are compared."""

INSIDE = "row_l IN (SELECT row FROM inside) AND row_r IN (SELECT row FROM inside)"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the last runs left: for each record its person, its keys and whom it was near; and what has changed since.

    `records` has record_id and person_id (null where there is none yet). `keys` (record_id's place in `records`, key)
    and `near` (place, nameplate) are long tables. `touched` are new or changed, `gone` are there no more.
    """

    records: pl.DataFrame
    keys: pl.DataFrame
    near: pl.DataFrame
    touched: frozenset[str]
    gone: frozenset[str]


def link_part(
    known: Known,
    *,
    fetch: Fetch,
    model: Model,
    ruler: Ruler,
    decisions: Decisions,
    progress: Progress | None = None,
) -> Links:
    """Link again whatever the touched records may have changed, as a whole run by the same ruler would.

    `clusters` and `memory` of what comes back are of those records only, always whole people; `review` holds every
    question in which one of them has a part.
    """
    tell = progress or silent
    with workspace() as connection:
        part = _Part(connection, model, ruler, fetch)
        part.lay_out(known, decisions)
        tell("clean", 0.1)
        part.key_afresh()
        tell("look", 0.2)
        part.look_around()
        while True:
            part.compare("inside_name", decisions, tell)
            if not part.reaches_further():
                break
        part.gather()
        tell("done", 1.0)
        found = found_in(connection, model)
        memory = remembered(connection, model, among=HERE)
        kept = set(memory["record_id"].to_list())
        clusters = found.clusters.filter(pl.col("record_id").is_in(kept))
    counts = {"records": clusters.height, "people": clusters["cluster_id"].n_unique(), "review": found.review.height}
    return Links(clusters=clusters, edges=found.edges, review=found.review, counts=counts, memory=memory, ruler=ruler)


class _Part:
    """One such run: the tables of its connection, step by step."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, model: Model, ruler: Ruler, fetch: Fetch) -> None:
        self.connection, self.model, self.ruler, self.fetch = connection, model, ruler, fetch
        self.fetched = pl.DataFrame(schema={"record_id": pl.String})

    def lay_out(self, known: Known, decisions: Decisions) -> None:
        """Make the tables of what is known: `listed`, `key` (of whoever stays), `lost` (of the others) and `near`."""
        records = known.records.with_row_index("n").with_columns(
            pl.col("record_id").is_in(list(known.touched)).alias("touched"),
            pl.col("record_id").is_in(list(known.gone)).alias("gone"),
        )
        decided = pl.DataFrame(
            [*decisions.must_link, *((other, one) for one, other in decisions.must_link)],
            schema={"one": pl.String, "other": pl.String},
            orient="row",
        )
        goes = (records["touched"] | records["gone"]).to_numpy()
        is_lost = pl.Series(goes[known.keys["n"].to_numpy()])
        load_registers(self.connection, self.ruler.registers, self.ruler.latest)
        self._load(listed_given=records, near_given=known.near, both_ways=decided)
        self._load(key_given=known.keys.filter(~is_lost), lost_given=known.keys.filter(is_lost))
        self._run(
            f"CREATE TABLE listed AS SELECT *, {nameplate('record_id')} AS plate FROM listed_given",
            "CREATE TABLE key AS SELECT n, key FROM key_given",
            "CREATE TABLE lost AS SELECT n, key FROM lost_given",
            """
            CREATE TABLE near AS SELECT a.n, b.n AS other FROM near_given a JOIN listed b USING (plate)
            UNION SELECT a.n, b.n FROM both_ways JOIN listed a ON a.record_id = one JOIN listed b ON b.record_id = other
            """,
        )

    def key_afresh(self) -> None:
        """Give the touched records the keys of what they say now, and whoever is awaited by a mother among them.

        For where a child is awaited that says no home, its home is its mother's.
        """
        self._standardise("SELECT record_id FROM listed WHERE touched")
        self._run(
            f"CREATE TABLE fresh AS SELECT n, key FROM ({keys_of_standard()}) JOIN standard USING (row)"
            " JOIN listed USING (record_id)",
            f"""
            UPDATE listed SET touched = true WHERE n IN (
                SELECT n FROM key WHERE key IN (
                    SELECT key + {BIRTH} FROM (FROM lost UNION FROM fresh) WHERE key & {BIRTH} = 0))
            """,
            "INSERT INTO lost SELECT n, key FROM key SEMI JOIN (SELECT n FROM listed WHERE touched) USING (n)",
            "DELETE FROM key WHERE n IN (SELECT n FROM lost)",
        )
        self._standardise(
            f"""
            SELECT record_id FROM listed WHERE touched UNION
            SELECT record_id FROM listed JOIN key USING (n) WHERE key IN (
                SELECT key - {BIRTH} FROM (FROM lost UNION FROM fresh) WHERE key & {BIRTH} = {BIRTH})
            """
        )
        self._run(
            f"INSERT INTO key SELECT n, key FROM ({keys_of_standard()}) JOIN standard USING (row)"
            " JOIN listed USING (record_id) WHERE touched"
        )

    def look_around(self) -> None:
        """Make `inside_name`: the touched, whomever they are or were near, whole people, and births in their homes."""
        self._run("CREATE TABLE inside_name AS SELECT n FROM listed WHERE touched")
        self.compare("inside_name", Decisions(), silent)
        self._run(
            f"""
            INSERT INTO inside_name SELECT DISTINCT n FROM placed SEMI JOIN ({self._near()}) USING (row)
            """,
            "INSERT INTO inside_name SELECT other FROM near JOIN listed USING (n) WHERE touched OR gone",
            f"""
            INSERT INTO inside_name SELECT DISTINCT key.n FROM key SEMI JOIN (
                SELECT key FROM lost WHERE key & {BIRTH} = {BIRTH}
                UNION SELECT key FROM key JOIN listed USING (n) WHERE touched AND key & {BIRTH} = {BIRTH}) USING (key)
            """,
            """
            INSERT INTO inside_name SELECT o.n FROM listed g JOIN listed o USING (person_id) WHERE g.touched OR g.gone
            """,
        )
        self._close()

    def compare(self, whose: str, decisions: Decisions, tell: Progress) -> None:
        """Make `edge`: those whose names these are, with everybody who shares a key with them."""
        self._run(
            f"CREATE OR REPLACE TABLE asked AS SELECT n, key FROM key SEMI JOIN {whose} USING (n)",
            "CREATE OR REPLACE TABLE shared AS SELECT n, key FROM key SEMI JOIN asked USING (key)",
            f"""
            CREATE OR REPLACE TABLE partner AS
            WITH held AS (SELECT key, count(*) AS held FROM shared WHERE key & {BIRTH} = 0 GROUP BY key),
            allowed AS (
                SELECT key FROM held WHERE held > 1 AND held <=
                CASE WHEN key & {BROAD} = {BROAD} THEN {self.ruler.broad}
                     WHEN key & {BOUND} = {BOUND} THEN {MOST_IN_A_BLOCK} ELSE {self.ruler.narrow} END
            )
            SELECT DISTINCT asked.n, shared.n AS other
            FROM asked JOIN allowed USING (key) JOIN shared USING (key) WHERE asked.n <> shared.n
            """,
        )
        self._standardise(
            f"""
            WITH around AS (
                SELECT n FROM {whose} UNION SELECT other FROM partner
                UNION SELECT n FROM shared WHERE key & {BIRTH} = {BIRTH}
            ), mothers AS (
                SELECT n FROM key SEMI JOIN (SELECT key - {BIRTH} AS key FROM key SEMI JOIN around USING (n)
                                             WHERE key & {BIRTH} = {BIRTH}) USING (key)
            )
            SELECT record_id FROM listed SEMI JOIN (FROM around UNION FROM mothers) USING (n)
            """
        )
        self._run(
            "CREATE OR REPLACE TABLE placed AS SELECT n, row::INT AS row FROM standard JOIN listed USING (record_id)",
            """
            CREATE OR REPLACE TABLE pairs AS
            SELECT DISTINCT '0' AS match_key, least(a.row, b.row) AS join_key_l, greatest(a.row, b.row) AS join_key_r
            FROM partner JOIN placed a USING (n) JOIN placed b ON b.n = partner.other
            """,
            f"CREATE OR REPLACE TABLE inside AS SELECT row FROM placed SEMI JOIN {whose} USING (n)",
        )
        count_by(self.connection, self.ruler)
        judge(self.connection, self.model, decisions, tell=tell, records=self.ruler.records, hang=ONE_PERSON)

    def reaches_further(self) -> bool:
        """Whether somebody outside may join somebody inside after all; if so they are inside, and whom they reach."""
        reached = False
        while self._let_in_newcomers():
            reached = True
            self.compare("newcomer", Decisions(), silent)
        return reached

    def _let_in_newcomers(self) -> bool:
        """Let in whoever is near somebody of those last compared; make `newcomer` of all whom that brings."""
        self._run(
            "CREATE OR REPLACE TABLE before AS SELECT DISTINCT n FROM inside_name",
            f"INSERT INTO inside_name SELECT n FROM placed SEMI JOIN ({self._near()}) USING (row)",
        )
        self._close()
        self._run("CREATE OR REPLACE TABLE newcomer AS SELECT DISTINCT n FROM inside_name ANTI JOIN before USING (n)")
        return bool(self._count("newcomer"))

    def gather(self) -> None:
        """Gather those inside; whoever is outside stays with their own."""
        group(self.connection, self.model, among=INSIDE, rows=HERE)
        self._run(
            """
            UPDATE cluster SET first = own.first FROM (
                SELECT row, min(row) OVER (PARTITION BY coalesce(person_id, record_id)) AS first
                FROM placed JOIN listed USING (n) WHERE row NOT IN (SELECT row FROM inside)
            ) own WHERE own.row = cluster.row
            """,
            "DELETE FROM edge WHERE row_l NOT IN (SELECT row FROM inside) AND row_r NOT IN (SELECT row FROM inside)",
        )
        meet(self.connection, self.model)

    def _near(self) -> str:
        """The SQL of the rows of which something may turn on another."""
        bears = bears_upon(self.model)
        return f"SELECT row_l AS row FROM edge WHERE {bears} UNION SELECT row_r FROM edge WHERE {bears}"

    def _close(self) -> None:
        """Let everybody in who is near somebody inside, or is of one person with them, until nobody comes."""
        self._run(f"CREATE OR REPLACE TABLE cradle AS SELECT n, key FROM key WHERE key & {CRADLE} = {CRADLE}")
        held = -1
        while held != self._count("inside_name"):
            held = self._count("inside_name")
            self._run(
                """
                CREATE OR REPLACE TABLE inside_name AS
                SELECT n FROM listed SEMI JOIN (
                    SELECT n FROM inside_name
                    UNION SELECT other FROM near SEMI JOIN inside_name USING (n)
                    UNION SELECT o.n FROM inside_name JOIN listed g USING (n) JOIN listed o USING (person_id)
                    UNION SELECT n FROM cradle SEMI JOIN (
                        SELECT key FROM cradle SEMI JOIN inside_name USING (n)
                    ) USING (key)
                ) USING (n) WHERE NOT gone
                """
            )

    def _standardise(self, names: str) -> None:
        wanted = self.connection.sql(names).pl()
        missing = wanted.join(self.fetched, on="record_id", how="anti")["record_id"].sort()
        self.fetched = pl.concat([self.fetched, self.fetch(missing.to_list())], how="diagonal")
        frame = self.fetched.join(wanted, on="record_id", how="semi").sort("record_id")
        standardised(self.connection, frame, checks=self.ruler.checks)

    def _load(self, **frames: pl.DataFrame) -> None:
        for name, frame in frames.items():
            self.connection.register(name, frame.to_arrow())

    def _run(self, *statements: str) -> None:
        for sql in statements:
            self.connection.execute(sql)

    def _count(self, table: str) -> int:
        row = self.connection.execute(f"SELECT count(DISTINCT n) FROM {table}").fetchone()
        return int(row[0]) if row else 0


def long(lists: pl.DataFrame, column: str) -> pl.DataFrame:
    """Return a column of lists as a long table of its rows' places and values."""
    return (
        lists.select(pl.int_range(pl.len()).alias("n"), pl.col(column).alias(_singular(column)))
        .explode(_singular(column))
        .drop_nulls()
    )


def _singular(column: str) -> str:
    return {"keys": "key", "near": "plate"}[column]
