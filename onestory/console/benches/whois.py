"""Finding somebody who was asked for with errors: how often, and how fast, among so many made-up people."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any

import polars as pl
import psycopg
from django.db import transaction

from onestory.access.actions.found_hub import found_hub
from onestory.access.rules.actors import the_system
from onestory.console.benches.whois_people import Life, lives, records
from onestory.console.benches.whois_slips import SLIPS, Question
from onestory.councils.rules.founding import NewCouncil
from onestory.madeup.rules.chance import Chance, stream
from onestory.people.index.copying import run
from onestory.people.index.lookup import write_common, write_lookup
from onestory.people.queries import candidates
from onestory.walls.actor import Actor
from onestory.walls.context import stand, standing_as

BENCHED = NewCouncil(code="bench", name="Bench", la_code="000")
SEED = 20261125
AT_ONCE = 50_000
EACH, KEPT_ONE_IN = 40, 0.03
TOP = 10
KEYS = ("people_lookup_keys", "people_lookup_shielded_keys")
"""Indexes made when the rows are there: a first filling, not a day's work."""


def measure(scale: float) -> dict[str, Any]:
    """One run: so many people, and some forty questions with each kind of error."""
    today, chance = date(2026, 11, 25), stream(SEED, "whois", int(scale))
    nobody = the_system(council=0, council_code="")
    council = found_hub(actor=nobody, code="bench", name="Bench", councils=[BENCHED], now=datetime.now(UTC))["bench"]
    system = the_system(council=council, council_code="bench")
    began = perf_counter()
    asked_for = fill(system, round(scale), chance, today)
    filled = perf_counter() - began
    return {"people": round(scale), "index_s": round(filled, 1)} | ask(system, asked_for, stream(SEED, "asked"), today)


def fill(system: Actor, count: int, chance: Chance, today: date) -> list[Life]:
    """Make the people and index them; some of them, to be asked for."""
    kept: list[Life] = []
    told: list[pl.DataFrame] = []
    with keys_made_afterwards():
        everybody = lives(count, chance, today)
        while some := [life for _, life in zip(range(AT_ONCE), everybody, strict=False)]:
            with transaction.atomic():
                stand(system)
                told.append(index(system.council, some, chance, today))
            kept += [life for life in some if chance.happens(min(1.0, max(KEPT_ONE_IN, 5_000 / count)))]
        with transaction.atomic():
            stand(system)
            write_common(system.council, pl.concat(told))
    return kept


def index(council: int, people: list[Life], chance: Chance, today: date) -> pl.DataFrame:
    """Write these people, and what the search knows of them; their records."""
    told = records(people, chance, today)
    run("create temp table t_touched (person_id uuid primary key) on commit drop")
    run("insert into t_touched select unnest(%s::uuid[])", [[life.person for life in people]])
    run(
        "insert into people_person (id, council_id, kind, given_name, family_name, sex, is_shielded, records,"
        " created_at) select person_id, %s, 'child', '', '', '', false, 1, now() from t_touched",
        [council],
    )
    write_lookup(council, told)
    return told


@contextmanager
def keys_made_afterwards() -> Iterator[None]:
    """Leave the indexes of the keys out while the rows come in, and make them at the end."""
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as owner:
        kept = owner.execute("select indexdef from pg_indexes where indexname = any (%s)", [list(KEYS)]).fetchall()
        owner.execute(f"drop index {', '.join(KEYS)}")
        owner.execute("alter table people_lookup set (autovacuum_enabled = off)")
        yield
        owner.execute("set maintenance_work_mem = '512MB'")
        for (statement,) in kept:
            owner.execute(statement)
        owner.execute("vacuum analyze people_lookup, people_word, people_rarity, people_person")


def ask(viewer: Actor, people: list[Life], chance: Chance, today: date) -> dict[str, Any]:
    """Ask for people with each kind of error: who was among the first ten, and how long each took."""
    figures: dict[str, Any] = {}
    found, took = [], []
    for slip in SLIPS:
        fitting = [life for life in people if slip.befalls(life)]
        chosen = chance.sample(fitting, min(EACH, len(fitting)))
        each = [one(viewer, life, slip.typed(life, chance, today), today) for life in chosen]
        if each:
            figures[f"recall_at_10_{slip.code}"] = round(statistics.mean(hit for hit, _ in each), 4)
            found += [hit for hit, _ in each]
            took += [seconds * 1000 for _, seconds in each]
    at = statistics.quantiles(took, n=100)
    times = {"p50_ms": at[49], "p95_ms": at[94], "p99_ms": at[98]}
    return {
        "questions": len(took),
        "recall_at_10": round(statistics.mean(found), 4),
        **{name: round(value, 2) for name, value in times.items()},
        **figures,
    }


def one(viewer: Actor, life: Life, question: Question, today: date) -> tuple[bool, float]:
    """Whether this person is among the first ten, and how many seconds it took, audit and all."""
    told = dict(question)
    born = date.fromisoformat(told.pop("born")) if "born" in told else None
    with standing_as(viewer):
        began = perf_counter()
        found = candidates(
            viewer=viewer, now=datetime(today.year, today.month, today.day, 9, tzinfo=UTC), born=born, top=TOP, **told
        )
        seconds = perf_counter() - began
    return any(str(each.person) == life.person for each in found), seconds
