"""A partner's file of a million rows, validated into PostgreSQL, beside a bare COPY of the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onestory.access.actions.found_hub import found_hub
from onestory.access.rules.actors import the_system
from onestory.councils.rules.founding import NewCouncil
from onestory.feeds.bulk.bench import bench

BENCHED = NewCouncil(code="bench", name="Bench", la_code="000")


def measure(scale: float) -> dict[str, Any]:
    """One run. The rows are taken back at its end."""
    now = datetime.now(UTC)
    nobody = the_system(council=0, council_code="")
    council = found_hub(actor=nobody, code="bench", name="Bench", councils=[BENCHED], now=now)["bench"]
    system = the_system(council=council, council_code="bench")
    with TemporaryDirectory() as folder:
        return bench(
            actor=system,
            council=council,
            rows=round(scale * 1_000_000),
            folder=Path(folder),
            as_of=now.date(),
            now=now,
        )
