"""Finding somebody who was asked for with errors: how often, and how fast, among so many made-up people."""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from onestory.people.index.asking import find
from onestory.people.index.copying import run
from onestory.people.index.lookup import write_common, write_lookup
from onestory.people.queries import candidates
from onestory.people.rules.asking import asked_for
from onestory.people.rules.reading import readings
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
    answers: list[Answer] = []
    for slip in SLIPS:
        fitting = [life for life in people if slip.befalls(life)]
        chosen = chance.sample(fitting, min(EACH, len(fitting)))
        each = [one(viewer, life, slip.typed(life, chance, today), today) for life in chosen]
        if each:
            figures[f"recall_at_10_{slip.code}"] = round(statistics.mean(answer.is_found for answer in each), 4)
            answers += each
    return {
        "questions": len(answers),
        "recall_at_10": round(statistics.mean(answer.is_found for answer in answers), 4),
        **quantiles([answer.search_s for answer in answers], ""),
        **quantiles([answer.whole_s for answer in answers], "with_audit_and_names_"),
        **figures,
    }


def quantiles(seconds: list[float], prefix: str) -> dict[str, float]:
    """The middle, the slowest twentieth and the slowest hundredth, in milliseconds."""
    at = statistics.quantiles(seconds, n=100)
    named = {"p50": at[49], "p95": at[94], "p99": at[98]}
    return {f"{prefix}{name}_ms": round(value * 1000, 2) for name, value in named.items()}


@dataclass(frozen=True)
class Answer:
    """Whether a person was among the first ten; how long the search took, and how long all that a page needs."""

    is_found: bool
    search_s: float
    whole_s: float


def one(viewer: Actor, life: Life, question: Question, today: date) -> Answer:
    """Ask once as a page does, audit and names and all, and once for the search alone."""
    typed = dict(question)
    born = date.fromisoformat(typed.pop("born")) if "born" in typed else None
    words, now = typed.pop("words", ""), datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    with standing_as(viewer):
        began = perf_counter()
        find(readings(asked_for(words, typed, born=born, today=today)), councils=viewer.councils, top=TOP)
        searched = perf_counter()
        found = candidates(viewer=viewer, now=now, words=words, born=born, top=TOP, **typed)
        ended = perf_counter()
    is_found = any(str(each.person) == life.person for each in found)
    return Answer(is_found=is_found, search_s=searched - began, whole_s=ended - searched)
