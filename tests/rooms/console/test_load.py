"""What a hub under load is watched by: memory that grows is seen to grow, and work is seen as work."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter

import pytest

from onestory.console.benches.frontdoor_mix import Mixed
from onestory.console.benches.load import STEP_SECONDS, _keeps_up
from onestory.console.benches.load_watch import slope, watching

GROWS = "import time\nheld = []\nfor _ in range(40):\n    held.append(bytearray(1 << 20))\n    time.sleep(0.05)\n"
STANDS = "import time; time.sleep(5)"


@pytest.fixture(params=[GROWS, STANDS], ids=["grows", "stands"])
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_process_that_grows_is_told_from_one_that_does_not(program: str) -> None:
    with subprocess.Popen([sys.executable, "-c", program]) as process:
        time.sleep(0.3)
        with watching({"web": process.pid}, every_s=0.1) as looks:
            time.sleep(1.2)
        process.kill()
    figures = looks.figures(growth=True)
    a_second = figures["web_worst_mb_per_h"] / 3600
    assert (a_second > 5) == (program == GROWS)
    assert figures["web_cores"] < 0.9
    assert figures["web_most_mb"] > 1


def test_a_slope_is_what_is_gained_in_a_second() -> None:
    assert slope([0, 1, 2, 3], [5, 7, 9, 11]) == pytest.approx(2)
    assert slope([0, 1], [5, 7]) == 0


@pytest.mark.parametrize(
    ("share", "seconds", "failed", "keeps"),
    [(1, 0.1, {}, True), (0.9, 0.1, {}, False), (1, 1.5, {}, False), (1, 0.1, {"board_500": 1}, False)],
)
def test_a_hub_keeps_up_when_all_is_answered_well_and_in_time(
    share: float, seconds: float, failed: dict[str, int], keeps: bool
) -> None:
    many = int(10 * STEP_SECONDS * share)
    mixed = Mixed(lasted=STEP_SECONDS, people=1, seconds=[seconds] * many, failed=Counter(failed))
    assert _keeps_up(mixed, 10) is keeps
