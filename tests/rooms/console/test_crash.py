"""kill -9 of a hub that takes contacts: what it acknowledged is there, once; and the test can see a loss."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import pytest

from onestory.console.benches.crash import counted, ended_early
from onestory.console.benches.crash_kept import lines_of
from onestory.console.benches.crash_messages import Message

AT_MOST_S = 420
NOW = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)


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
    """Nothing acknowledged was lost or doubled; a hub that promises too early was seen to lose, and so was an incident
    of which one child's contact was taken away."""
    sees = figures["control_lost"] > 0 and figures["control_half_lost"] == 1
    return (figures["lost"], figures["doubled"]) == (0, 0) and sees


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


def test_a_child_for_whom_no_reference_was_given_is_looked_for_all_the_same() -> None:
    incident = Message("us", 1, NOW)
    lines = lines_of(incident, ["BEN-2345-6789"])
    assert [line.name for line in lines] == incident.children
    assert [line.reference for line in lines] == ["BEN-2345-6789", "", ""]


def test_every_second_message_names_as_many_children_as_one_may_and_no_name_comes_twice() -> None:
    messages = [Message("us", number, NOW) for number in range(1, 9)]
    assert sorted(len(message.children) for message in messages) == [1, 1, 3, 3, 30, 30, 30, 30]
    names = [name for message in messages for name in message.children]
    assert len(set(names)) == len(names)


def test_the_first_ctrl_c_ends_the_rounds_and_the_second_the_bench() -> None:
    with ended_early() as enough:
        rounds = counted(1000, enough)
        assert [next(rounds), next(rounds)] == [1, 2]
        os.kill(os.getpid(), signal.SIGINT)
        assert list(rounds) == []
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
