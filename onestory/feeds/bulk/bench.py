"""How fast rows are read, checked and written, beside a bare COPY of the same bytes in the same run."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

import polars as pl
from django.db import transaction

from onestory.feeds.bulk.recording import commit, new_delivery
from onestory.feeds.bulk.weighing import weigh
from onestory.feeds.declared.ae_attendances import AE_ATTENDANCES
from onestory.feeds.readers.open import opened_source
from onestory.walls.actor import Actor
from onestory.walls.bulk import bulk_cursor
from onestory.walls.context import stand

HEADINGS = (
    "ATTENDANCE ID", "NHS NUMBER", "PATIENT NAME", "DOB", "SEX", "POSTCODE", "ARRIVED", "COMPLAINT", "DIAGNOSIS",
    "DISPOSAL", "ACCOMPANIED BY",
)  # fmt: skip
FAMILIES = ("SMITH", "O'NEIL", "KOWALSKI", "AHMED", "JONES-DAVIES", "Nowak", "de la Cruz", "HUSSAIN", "BROWN", "LEE")
GIVEN = ("Amelia", "Oliver", "Zofia", "Muhammad", "Isla", "Noah", "Chi", "Ffion", "Aoife", "Jayden", "Maryam")
COMPLAINTS = ("Fall from height", "Head injury", "Burn", "Fever", "Wheeze", "Abdominal pain", "Limping", "Rash")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BAD_DATE_EVERY, REPEATED_EVERY, ROWS_AT_ONCE = 97, 499, 100_000
MEGABYTE = 1_048_576


class _TakenBack(Exception):
    """Raised to leave nothing behind."""


def bench(*, actor: Actor, council: int, rows: int, folder: Path, as_of: date, now: datetime) -> dict[str, float]:
    """Import so many made-up attendances and take them back. Returns the figures of the benchmark, units in the key.

    Some rows have bad dates and some are there twice, as in life. `folder` is where the file is made.
    """
    path = folder / "bench-ae-attendances.csv"
    with path.open("wb") as file:
        for text in _attendances(rows):
            file.write(text)
    figures: dict[str, float] = {}
    try:
        with transaction.atomic():
            stand(actor)
            figures |= _imported(path, actor=actor, council=council, as_of=as_of, now=now)
            figures |= _copied(path)
            raise _TakenBack
    except _TakenBack:
        path.unlink()
    seconds, copy_seconds = figures["import_seconds"], figures["copy_seconds"]
    return {
        "rows_per_s": round(figures["rows"] / seconds),
        "ratio_to_copy": round(copy_seconds / seconds, 4),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        **{name: round(value, 3) for name, value in figures.items()},
    }


def _imported(path: Path, *, actor: Actor, council: int, as_of: date, now: datetime) -> dict[str, float]:
    started = perf_counter()
    with opened_source(AE_ATTENDANCES, path) as source:
        weighed = weigh(AE_ATTENDANCES, source, actor=actor, council=council, as_of=as_of)
    delivery = new_delivery(AE_ATTENDANCES, source, actor=actor, council=council, as_of=as_of, previous=None, now=now)
    outcome = commit(delivery, AE_ATTENDANCES, weighed, actor=actor, now=now)
    return {
        "import_seconds": perf_counter() - started,
        "rows": outcome.rows,
        "accepted": outcome.accepted,
        "quarantined": outcome.quarantined,
        "duplicates": outcome.duplicates,
        "file_mb": path.stat().st_size / MEGABYTE,
    }


def _copied(path: Path) -> dict[str, float]:
    columns = ", ".join(f'"{name}" text' for name in HEADINGS)
    with bulk_cursor() as cursor:
        cursor.execute(f"create temporary table feeds_bench ({columns}) on commit drop")
        started = perf_counter()
        statement = "copy feeds_bench from stdin (format csv, header true, encoding 'WIN1252')"
        with cursor.copy(statement) as copy, path.open("rb") as file:
            while block := file.read(MEGABYTE):
                copy.write(block)
        return {"copy_seconds": perf_counter() - started}


def _attendances(rows: int) -> Iterator[bytes]:
    yield (",".join(HEADINGS) + "\n").encode()
    for start in range(0, rows, ROWS_AT_ONCE):
        frame = _some(start, min(ROWS_AT_ONCE, rows - start))
        yield frame.write_csv(include_header=False).encode("cp1252")


def _some(start: int, rows: int) -> pl.DataFrame:
    place = pl.int_range(start, start + rows, dtype=pl.Int64)
    number = pl.when(place % REPEATED_EVERY == REPEATED_EVERY - 1).then(place - 1).otherwise(place)
    day, month, year = number % 28 + 1, _pick(MONTHS, number // 28), 2008 + number % 18
    born = pl.format("{}-{}-{}", day.cast(pl.String).str.zfill(2), month, year)
    return pl.select(
        pl.format("AE{}", number).alias("id"),
        pl.lit(None, pl.String).alias("nhs"),
        pl.format("{}, {}", _pick(FAMILIES, number // 7), _pick(GIVEN, number // 3)).alias("name"),
        pl.when(number % BAD_DATE_EVERY == 0).then(pl.lit("31-Apr-2019")).otherwise(born).alias("born"),
        _pick(("Male", "Female", "Unknown"), number).alias("sex"),
        pl.format("TS{} {}AB", number % 9 + 1, number % 8 + 1).alias("postcode"),
        pl.format("2026-0{}-1{}T1{}:{}:00", number % 9 + 1, number % 9, number % 9, number % 50 + 10).alias("arrived"),
        _pick(COMPLAINTS, number).alias("complaint"),
        _pick(COMPLAINTS, number // 2).alias("diagnosis"),
        _pick(("Discharged", "Admitted", "Left before being seen"), number).alias("disposal"),
        _pick(("mother", "father", "school", "nobody"), number).alias("with"),
    )


def _pick(words: tuple[str, ...], number: pl.Expr) -> pl.Expr:
    return (number % len(words)).replace_strict(dict(enumerate(words)), return_dtype=pl.String)
