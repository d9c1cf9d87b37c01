"""Requests across the wall between two councils: how many told anything, and whether a hole would have been noticed."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

import psycopg

from onestory.console.benches.walls_fuzz import Fuzz
from onestory.console.benches.walls_world import two_sides, walled_tables

SEED = 2026
CONTROL = 2_000
HOLE = "create policy a_hole on people_person as permissive for select using (true)"


def measure(scale: float) -> dict[str, Any]:
    """So many requests, half from either side; then a control, in which one table has a hole that must be found."""
    return asked_across(round(scale), now=datetime.now(UTC))


def asked_across(requests: int, *, now: datetime, seed: int = SEED, control: int = CONTROL) -> dict[str, Any]:
    """Found two councils in the empty database that is open, and reach from each for the other."""
    west, east = two_sides(now=now)
    tables = walled_tables()
    dice = random.Random(seed)  # noqa: S311  which requests are made must be the same each time
    sides = [Fuzz(mine=a, theirs=b, tables=tables, now=now, dice=dice) for a, b in ((west, east), (east, west))]
    begun = perf_counter()
    found = [fuzz.run(requests // 2 + (requests % 2) * place) for place, fuzz in enumerate(sides)]
    seconds = perf_counter() - begun
    with a_hole():
        broken = Fuzz(mine=west, theirs=east, tables=tables, now=now, dice=dice).run(control)
    return {
        "requests": sum(each.requests for each in found),
        "leaks": sum(len(each.leaks) for each in found),
        "errors": sum(len(each.faults) for each in found),
        "refused": sum(each.refused for each in found),
        "acts": sum(each.asked["act"] for each in found),
        "pages": sum(each.asked["page"] for each in found),
        "tables": len(tables),
        "control_requests": broken.requests,
        "control_leaks": len(broken.leaks),
        "requests_per_s": round(requests / seconds),
        "leaked": "; ".join(sorted({said for each in found for said in each.leaks})[:20]),
        "failed": "; ".join(sorted({said for each in found for said in each.faults})[:20]),
    }


@contextmanager
def a_hole() -> Iterator[None]:
    """One table shown to everybody, as a migration that forgot the council would show it."""
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as owner:
        owner.execute(HOLE)
        try:
            yield
        finally:
            owner.execute("drop policy a_hole on people_person")
