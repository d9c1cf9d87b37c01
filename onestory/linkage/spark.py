"""The same linkage with its pairs made and scored on Spark, in chunks: Spark carries them about, DuckDB compares.

Needs `pip install onestory[spark]` and Java. A folder that every worker reads and writes holds what goes between them.
Cleaning, guards and gathering are linkage's own, on the machine that asks.
"""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import duckdb
import polars as pl
from pyspark.sql import SparkSession

from onestory.linkage.engine import MOST_IN_A_BLOCK, counted, largest_blocks, said, score, weigh_rarity
from onestory.linkage.guarding import Decisions, decide, guard
from onestory.linkage.link import LEAST, NOTHING_DECIDED, Links, Progress, found_in, group, silent
from onestory.linkage.model import Model
from onestory.linkage.registers import find_registers
from onestory.linkage.standardise import standardised

ROWS_AT_ONCE = 10_000
"""So many records are one chunk of the keys, and the pairs of so many one chunk of the scoring."""

NO_JAVA = (
    "Spark needs Java, and there is none on this machine: install Java 17 (on Debian `apt install"
    " openjdk-17-jre-headless`), or set JAVA_HOME to where it stands. Without Spark, leave out `--engine spark`."
)
KEY = "(key::HUGEINT - 9223372036854775808)::BIGINT AS key"
"""Spark has no whole numbers without a sign."""


class CannotRun(RuntimeError):
    """Spark cannot be started here; the message says what to do."""


@dataclass(frozen=True)
class Chunk:
    """One chunk's work: what was done, which chunk it was, how many rows came of it, and how long it took, in s."""

    does: str
    number: int
    rows: int
    seconds: float


def link_on_spark(
    records: pl.DataFrame,
    *,
    model: Model,
    decisions: Decisions = NOTHING_DECIDED,
    progress: Progress | None = None,
    told: Callable[[Chunk], None] = lambda chunk: None,
    rows_at_once: int = ROWS_AT_ONCE,
) -> Links:
    """Link records as `link` does: the same people, and the same weights of the same pairs.

    `told` hears of every chunk once it is done. Raises `CannotRun` where there is no Java.
    """
    tell = progress or silent
    with shared_folder() as folder, duckdb.connect() as connection, started() as spark:
        tell("clean", 0.0)
        chunks = set_out(connection, records, model, folder, rows_at_once)
        tell("block", 0.2)
        find_pairs(spark, connection, folder, chunks, told)
        tell("score", 0.4)
        score_pairs(spark, folder, chunks, model, records.height, told)
        tell("guard", 0.7)
        connection.execute(f"CREATE TABLE scored AS SELECT * FROM read_parquet('{folder}/scored/*.parquet')")
        guard(connection, model)
        decide(connection, decisions)
        tell("gather", 0.85)
        group(connection, model)
        found = found_in(connection, model)
        tell("done", 1.0)
    return found


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder for what goes between the workers: beside the records of a cluster by TMPDIR, which all must share."""
    folder = Path(tempfile.mkdtemp(prefix="onestory-spark-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def has_java() -> bool:
    """Whether there is a Java that Spark can be started with."""
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and (Path(home) / "bin" / "java").exists()))


@contextmanager
def started() -> Iterator[SparkSession]:
    """Spark: as the environment says (`MASTER`), else on all the cores of this machine."""
    if not has_java():
        raise CannotRun(NO_JAVA)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    spark = (
        SparkSession.builder.master(os.environ.get("MASTER", f"local[{cores}]"))
        .appName("onestory link")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", str(4 * cores))
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    try:
        yield spark
    finally:
        spark.stop()


def set_out(
    connection: duckdb.DuckDBPyConnection, records: pl.DataFrame, model: Model, folder: Path, rows_at_once: int
) -> int:
    """Clean the records and lay them out for the workers, in so many chunks; rarity is counted over all of them."""
    standardised(connection, records)
    weigh_rarity(connection, model)
    find_registers(connection)
    chunks = max(1, -(-records.height // rows_at_once))
    for part in ("standard", "keyed", "scored"):
        (folder / part).mkdir()
    for number in range(chunks):
        among = f"row >= {number * rows_at_once} AND row < {(number + 1) * rows_at_once}"
        file = folder / "standard" / f"{number}.parquet"
        connection.execute(f"COPY (SELECT * FROM standard WHERE {among}) TO '{file}' (FORMAT parquet)")
    connection.execute(f"COPY weighed TO '{folder}/weighed.parquet' (FORMAT parquet)")
    return chunks


def find_pairs(
    spark: SparkSession,
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    chunks: int,
    told: Callable[[Chunk], None],
) -> None:
    """Write every pair that shares a key, each once; keys are worked out in chunks, and met in Spark's own shuffle."""
    numbers = spark.sparkContext.parallelize(range(chunks), chunks)
    for done in numbers.map(lambda number: keys_of(folder, number)).collect():
        told(done)
    began = perf_counter()
    spark.read.parquet(f"{folder}/keyed").createOrReplaceTempView("keyed")
    spark.sql(
        "select key, first(broad) as broad, first(bound) as bound, count(*) as held"
        " from keyed group by key having count(*) > 1"
    ).cache().createOrReplaceTempView("block")
    sizes = spark.sql("select broad, bound, held, count(*) as blocks from block group by broad, bound, held").collect()
    narrow, broad = limits(connection, [(size.broad, size.bound, size.held, size.blocks) for size in sizes])
    pairs = spark.sql(
        f"""
        select distinct l.row as join_key_l, r.row as join_key_r
          from block join keyed l on l.key = block.key join keyed r on r.key = block.key
         where l.row < r.row and block.held <= case when block.bound then {MOST_IN_A_BLOCK}
                                                    when block.broad then {broad} else {narrow} end
        """
    )
    pairs.repartition(chunks, "join_key_l").write.parquet(f"{folder}/pairs")
    told(Chunk("pairs", 0, spark.read.parquet(f"{folder}/pairs").count(), perf_counter() - began))


def limits(connection: duckdb.DuckDBPyConnection, sizes: list[tuple[bool, bool, int, int]]) -> tuple[int, int]:
    """Return the largest blocks to use, as on one machine: narrow keys', broad keys'."""
    connection.execute("CREATE OR REPLACE TABLE block (broad BOOLEAN, bound BOOLEAN, held BIGINT, blocks BIGINT)")
    connection.executemany("INSERT INTO block VALUES (?, ?, ?, ?)", sizes)
    return largest_blocks(connection)


def score_pairs(
    spark: SparkSession, folder: Path, chunks: int, model: Model, records: int, told: Callable[[Chunk], None]
) -> None:
    """Score the pairs, chunk by chunk, wherever there is room."""
    files = sorted(str(file) for file in (folder / "pairs").glob("*.parquet"))
    work = spark.sparkContext.parallelize(list(enumerate(files)), max(1, len(files)))
    for done in work.map(lambda each: score_chunk(folder, each[0], each[1], model, records)).collect():
        told(done)


def keys_of(folder: Path, number: int) -> Chunk:
    """Write every key of a chunk's records; run by a worker."""
    began = perf_counter()
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(f"CREATE VIEW standard AS SELECT * FROM read_parquet('{folder}/standard/{number}.parquet')")
        connection.execute(
            f"CREATE TABLE keyed AS SELECT DISTINCT {KEY}, row::INT AS row, broad, bound FROM ({said()})"
        )
        connection.execute(f"COPY keyed TO '{folder}/keyed/{number}.parquet' (FORMAT parquet)")
        return Chunk("keys", number, counted(connection, "keyed"), perf_counter() - began)


def score_chunk(folder: Path, number: int, file: str, model: Model, records: int) -> Chunk:
    """Score one chunk's pairs and write them; run by a worker."""
    began = perf_counter()
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(
            "CREATE TABLE pairs AS SELECT '0' AS match_key, join_key_l, join_key_r"
            f" FROM read_parquet('{file}') ORDER BY join_key_l, join_key_r"
        )
        connection.execute(
            f"CREATE TABLE weighed AS SELECT * FROM read_parquet('{folder}/weighed.parquet')"
            " WHERE row IN (SELECT join_key_l FROM pairs UNION SELECT join_key_r FROM pairs)"
        )
        found = score(connection, model, least=LEAST, records=records)
        connection.execute(f"COPY {found} TO '{folder}/scored/{number}.parquet' (FORMAT parquet)")
        return Chunk("score", number, counted(connection, found), perf_counter() - began)
