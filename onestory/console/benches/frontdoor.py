"""A busy front door: what one message and the duty board cost with many open contacts, and a working day's mix."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from onestory.console.benches.frontdoor_hub import busy
from onestory.console.benches.frontdoor_mix import Mix, at
from onestory.console.demo.madeup_files import Wish
from onestory.console.plain import Plain

OPEN_ITEMS = 20_000
WISH = Wish(councils=("redcar",), scale=0.02)
SUBMITTED, BOARDS = 100, 20
AS_ASKED = 75.0
SECONDS, WARMING_S = 30.0, 10.0
"""How long the mix is measured, and how long it runs before: a working day's hub is not a minute old."""


def measure(scale: float) -> dict[str, Any]:
    """One run, on a hub of its own that a demo has filled: 1 is 20,000 open contacts."""
    with busy(WISH, open_contacts=round(scale * OPEN_ITEMS)) as hub:
        return {"open_items": hub.items, "raised_after_s": hub.raised_after_s} | _figures(hub.mix)


def _figures(mix: Mix) -> dict[str, Any]:
    for _ in range(5):
        mix.board()
        mix.whole_hub()
        mix.submit()
    submitted = [_timed(mix.submit) for _ in range(SUBMITTED)]
    boards = [_timed(mix.board) for _ in range(BOARDS)]
    whole_hubs = [_timed(mix.whole_hub) for _ in range(BOARDS)]
    mix.run(per_second=AS_ASKED, seconds=WARMING_S)
    mixed = mix.run(per_second=AS_ASKED, seconds=SECONDS, from_due=True)
    return {
        "submit_p50_ms": at(submitted, 50),
        "submit_p95_ms": at(submitted, 95),
        "board_p50_ms": at(boards, 50),
        "board_p95_ms": at(boards, 95),
        "whole_hub_p95_ms": at(whole_hubs, 95),
        "people": mixed.people,
        "mixed_asked_per_s": AS_ASKED,
        "mixed_requests": len(mixed.seconds),
        "mixed_requests_per_s": round(len(mixed.seconds) / mixed.lasted, 1),
        "mixed_p50_ms": at(mixed.seconds, 50),
        "mixed_p95_ms": at(mixed.seconds, 95),
        "errors": mixed.failed.total(),
        **{f"mixed_{kind}_p95_ms": at(seconds, 95) for kind, seconds in sorted(mixed.by_kind.items())},
        **{f"errors_{kind}": many for kind, many in sorted(mixed.failed.items())},
    }


def _timed(act: Callable[[], int]) -> float:
    began = perf_counter()
    status = act()
    if status >= 400:
        raise Plain(f"The hub answered {status}.")
    return perf_counter() - began
