"""A working day's mix at Rotherham's worst hour, at five times it, and up until the hub cannot keep up; or for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import Any

from onestory.console.benches.frontdoor_hub import BusyHub, busy
from onestory.console.benches.frontdoor_mix import Mixed, at
from onestory.console.benches.load_night import Nights, nights, today
from onestory.console.benches.load_watch import postmaster, statements, watching
from onestory.console.demo.madeup_files import Wish

Tell = Callable[[int, int, str], None]
COUNCIL, OPEN_ITEMS = "rotherham", 20_000
WORST_HOUR = 15.0
"""Requests a second of 360 people at work at once, one every 24 seconds: Rotherham's 57,000 children, under stress."""
STRETCHES = {"once": 1.0, "five": 5.0}
SECONDS, STEP_SECONDS, WARMING = 60.0, 20.0, 10.0
GROWS, MOST_STEPS = 1.25, 12
AT_ONCE = 64
MOST_NIGHTS = timedelta(days=28)
"""The files begin so long ago: no file may speak of a day that has not come."""
KEPT_SHARE, KEPT_P95_MS = 0.95, 1_000.0
LOOKS_EVERY_S = 2.0
SOAKED_LOOKS_EVERY_S = 10.0
SETTLES_S = 300.0
"""Caches fill in the first minutes of a soak; how memory grows is told of what comes after."""


def measure(scale: float, *, tell: Tell, minutes: float = 0, beside: bool = False) -> dict[str, Any]:
    """One run: 1 is a council of 126,000 people with 20,000 open contacts. `minutes` asks for a soak instead.

    `beside` imports and links a day's files of every partner all the while.
    """
    wish = Wish(councils=(COUNCIL,), scale=scale, today=today() - MOST_NIGHTS)
    with busy(wish, open_contacts=round(scale * OPEN_ITEMS), counted=True) as hub:
        hub.mix.run(per_second=WORST_HOUR, seconds=WARMING)
        with _night(hub, wish) if beside else nullcontext(Nights()) as night:
            figures = _soak(hub, minutes * 60, tell) if minutes else _stretches(hub, tell)
        told = {"people": hub.mix.indexed, "open_items": hub.items}
        return told | figures | (night.figures() if beside else {})


@contextmanager
def _night(hub: BusyHub, wish: Wish) -> Iterator[Nights]:
    # Verbs are told of the whole state; what servers are told of is the hub's folder in it, where its keys are.
    of_the_verbs = {**hub.environment, "ONESTORY_STATE": str(hub.state)}
    with nights(hub.state, wish, of_the_verbs) as night:
        yield night


def _stretches(hub: BusyHub, tell: Tell) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for number, (name, times) in enumerate(STRETCHES.items()):
        tell(number, len(STRETCHES) + 1, f"{times:g} times the worst hour")
        figures |= _stretch(hub, name, WORST_HOUR * times, SECONDS)
    tell(len(STRETCHES), len(STRETCHES) + 1, "up until it breaks")
    return figures | _until_it_breaks(hub)


def _until_it_breaks(hub: BusyHub) -> dict[str, Any]:
    """A quarter more each time, until answers come late, wrong or not at all."""
    kept, rate = 0.0, WORST_HOUR
    for _ in range(MOST_STEPS):
        mixed = hub.mix.run(per_second=rate, seconds=STEP_SECONDS, at_once=AT_ONCE, from_due=True)
        if not _keeps_up(mixed, rate):
            return {"kept_up_per_s": round(kept, 1), "broke_at_per_s": round(rate, 1), **_times("broken", mixed, rate)}
        kept, rate = rate, rate * GROWS
    return {"kept_up_per_s": round(kept, 1)}


def _keeps_up(mixed: Mixed, rate: float) -> bool:
    asked = len(mixed.seconds) / (rate * STEP_SECONDS)
    return asked >= KEPT_SHARE and at(mixed.seconds, 95) <= KEPT_P95_MS and not mixed.failed


def _soak(hub: BusyHub, seconds: float, tell: Tell) -> dict[str, Any]:
    """The worst hour's rate for long. What settles is not counted as growth."""
    tell(0, 1, f"{seconds / 60:g} minutes at the worst hour's rate")
    settles = min(SETTLES_S, seconds / 4)
    hub.mix.run(per_second=WORST_HOUR, seconds=settles)
    return _stretch(hub, "soak", WORST_HOUR, seconds - settles, growth=True)


def _stretch(hub: BusyHub, name: str, rate: float, seconds: float, *, growth: bool = False) -> dict[str, Any]:
    """So many a second for so long: how long answers took, and what the hub's processes cost meanwhile."""
    roots = {child.name.split()[0]: child.process.pid for child in hub.children.running if child.process}
    before, mine, began = statements(hub.superuser), time.process_time(), time.perf_counter()
    roots["database"] = postmaster(hub.state)
    with watching(roots, every_s=SOAKED_LOOKS_EVERY_S if growth else LOOKS_EVERY_S) as looks:
        mixed = hub.mix.run(per_second=rate, seconds=seconds, at_once=AT_ONCE, from_due=True)
    asking = (time.process_time() - mine) / (time.perf_counter() - began)
    ran = statements(hub.superuser) - before
    each = round(ran / max(1, len(mixed.seconds)), 1)
    costs = {"asking_cores": round(asking, 2), "statements_each": each, **looks.figures(growth=growth)}
    return _times(name, mixed, rate) | {f"{name}_{key}": said for key, said in costs.items()}


def _times(name: str, mixed: Mixed, rate: float) -> dict[str, Any]:
    errors = {f"{name}_errors_{kind}": many for kind, many in sorted(mixed.failed.items())}
    quantiles = {f"{name}_p{percent}_ms": at(mixed.seconds, percent) for percent in (50, 95, 99)}
    answered = round(len(mixed.seconds) / mixed.lasted, 1)
    return {
        f"{name}_asked_per_s": round(rate, 1), f"{name}_answered_per_s": answered, **quantiles,
        f"{name}_errors": mixed.failed.total(), **errors,
    }  # fmt: skip
