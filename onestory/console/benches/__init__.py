"""What can be measured, and on what machine: one bench a module, each giving flat figures with units in the key."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

from onestory.console.places import state_folder
from onestory.console.postgres import binaries


@dataclass(frozen=True)
class Bench:
    """Something that can be measured; its module's `measure(scale)` gives one run's figures.

    One that `tells` is given `tell`, to say how far it is; one that is `seeded` may be given another `seed`; one that
    `soaks` may be asked to run for so many minutes, and with the night's work `beside` it.
    """

    name: str
    does: str
    scale: float
    scale_is: str
    needs_hub: bool = False
    needs_pages: bool = False
    tells: bool = False
    seeded: bool = False
    soaks: bool = False

    @property
    def module(self) -> str:
        return f"onestory.console.benches.{self.name.replace('-', '_')}"


BENCHES = (
    Bench("ingest", "Read, check and write a partner's file.", 1.0, "millions of rows", needs_hub=True),
    Bench("index", "Bring the index in line with a day's files.", 0.1, "1 is life-size", needs_hub=True),
    Bench("snooping", "Flag snooping among ninety days of looks.", 1.0, "1 is 1,800 people at work"),
    Bench("link", "Learn from and link a made-up Rotherham.", 0.1, "1 is life-size", seeded=True),
    Bench(
        "single-view", "Open people's pages over HTTP.", 0.1, "1 is life-size",
        needs_hub=True, needs_pages=True, tells=True,
    ),
    Bench("whois", "Find made-up children who were asked for with errors.", 126_000, "people", needs_hub=True),
    Bench(
        "crash", "Kill a hub that takes contacts; look for what it acknowledged.", 50, "rounds",
        needs_hub=True, tells=True,
    ),
    Bench("frontdoor", "Send messages, open the duty board, and a day's mix.", 1.0, "1 is 20,000 open contacts"),
    Bench("load", "A working day's mix, up until it breaks.", 0.1, "1 is life-size", tells=True, soaks=True),
    Bench("walls", "Reach across the wall between two councils.", 10_000, "requests", needs_hub=True),
)  # fmt: skip


def machine() -> dict[str, object]:
    """What the figures were taken on, as it was when they were begun."""
    pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(pages * page / 1e9, 1),
        "load_1_min": round(os.getloadavg()[0], 2),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "postgresql": binaries.find(Path(state_folder()) / "database" / "postgres").version,
    }
