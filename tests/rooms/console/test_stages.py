"""Long work shown as it goes: its stages, its children's progress, and their complaints."""

from __future__ import annotations

import os
import sys
import threading
import time

import pytest

from onestory.console.programs import processes
from onestory.console.stages import Stages

Said = pytest.CaptureFixture[str]
TELLS = """
import json
for line in ({"stage": "import"}, {"stage": "import", "done": 1, "of": 2}, {"stage": "import", "note": "9 rows"},
             {"stage": "link"}):
    print(json.dumps(line), flush=True)
"""


def test_a_stage_is_printed_with_its_time_when_it_ends(capsys: Said) -> None:
    with Stages() as stages, stages.stage("database") as stage:
        stage.note = "PostgreSQL 18.6"
    said = capsys.readouterr()
    assert said.err.startswith("✓ database")
    assert "PostgreSQL 18.6" in said.err
    assert said.out == ""


def test_a_stage_that_fails_is_not_ticked(capsys: Said) -> None:
    with pytest.raises(ValueError, match="no"), Stages() as stages, stages.stage("database"):
        raise ValueError("no")
    assert "✓" not in capsys.readouterr().err


def test_a_childs_own_stages_are_shown_as_ours(capsys: Said) -> None:
    with Stages() as stages:
        done = stages.follow([sys.executable, "-c", TELLS], dict(os.environ))
    assert done.code == 0
    assert [step.step for step in stages.steps] == ["import", "link"]
    assert "9 rows" in capsys.readouterr().err


def test_a_childs_complaint_is_handed_on() -> None:
    with Stages() as stages:
        done = stages.follow([sys.executable, "-c", "import sys; sys.exit('No such council.')"], dict(os.environ))
    assert (done.code, done.complaint) == (1, "No such council.")


def test_every_program_still_running_can_be_stopped_at_once() -> None:
    ended: list[processes.Done] = []
    waits = [sys.executable, "-c", "import time; print('{}', flush=True); time.sleep(60)"]
    begun = threading.Event()
    thread = threading.Thread(
        target=lambda: ended.append(processes.follow(waits, lambda _line: begun.set(), environment=dict(os.environ)))
    )
    thread.start()
    assert begun.wait(20)
    processes.stop_all()
    thread.join(20)
    assert ended[0].code != 0


def test_a_stage_outlasts_its_clock_reading() -> None:
    with Stages() as stages, stages.stage("a moment"):
        time.sleep(0.02)
    assert stages.steps[0].ms >= 20
