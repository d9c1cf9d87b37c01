"""kill -9 of a hub that takes contacts: what it acknowledged is there, once; and the test can see a loss."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from onestory.console.benches.crash import counted, ended_early

AT_MOST_S = 420


def crashed(rounds: int) -> dict[str, Any]:
    """The bench, as an operator runs it; a hang ends as a failure."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONESTORY_")}
    kept.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "onestory.console", "bench", "crash", "--rounds", str(rounds), "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=kept, timeout=AT_MOST_S + 10 * rounds
    )
    assert done.returncode == 0, done.stderr[-2000:]
    figures: dict[str, Any] = json.loads(done.stdout)["figures"]
    return figures


def holds(figures: dict[str, Any]) -> bool:
    """Nothing acknowledged was lost or doubled, and a hub that promises too early was seen to lose."""
    return (figures["lost"], figures["doubled"]) == (0, 0) and figures["control_lost"] > 0


def test_what_was_acknowledged_survives_a_kill_and_the_control_loses() -> None:
    figures = crashed(2)
    assert figures["acknowledged"] >= 2
    assert holds(figures), figures


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_what_was_acknowledged_survives_fifty_kills() -> None:
    figures = crashed(50)
    assert figures["acknowledged"] >= 50
    assert holds(figures), figures


def test_the_first_ctrl_c_ends_the_rounds_and_the_second_the_bench() -> None:
    with ended_early() as enough:
        rounds = counted(1000, enough)
        assert [next(rounds), next(rounds)] == [1, 2]
        os.kill(os.getpid(), signal.SIGINT)
        assert list(rounds) == []
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
