"""Which processes run."""

from __future__ import annotations

import os
import subprocess
import sys

from onestory.console.programs.processes import lives


def test_one_that_runs_lives_until_it_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as running:
        assert lives(running.pid)
        running.kill()
        running.wait()
        assert not lives(running.pid)


def test_one_that_is_dead_and_not_yet_buried_does_not_live() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
        os.kill(dead.pid, 0)
        assert not lives(dead.pid)
