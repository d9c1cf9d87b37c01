"""A hub that is up: said once, found again, and nothing left behind when it stops or is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from onestory.console.postgres import cluster, database

UP = [sys.executable, "-m", "onestory.console", "up", "--no-demo", "--json", "--port", "0"]
WITHIN_S = 60.0


@dataclass
class Hub:
    """A hub in a process of its own."""

    state: Path
    process: subprocess.Popen[str]
    said: dict[str, Any]

    def answers(self, address: str = "/static/app.css") -> bool:
        try:
            with urllib.request.urlopen(self.said["url"] + address, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def processes(self) -> list[int]:
        """Every process of this hub: its server's, its web server's, its worker's."""
        return [pid for pid in _everything() if str(self.state) in _about(pid)]

    def called(self, words: str) -> list[int]:
        return [pid for pid in self.processes() if words in _command(pid)]


def _everything() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _about(pid: int) -> str:
    """Its command and its environment: the state folder is in one of them."""
    try:
        return _command(pid) + Path(f"/proc/{pid}/environ").read_text(errors="replace")
    except OSError:
        return _command(pid)


def _until(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.1)
    return False


@contextmanager
def _state(built: Path) -> Iterator[Path]:
    """A state folder that the server's own user can reach, with the pages already built."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="onestory-test-"))
    folder.chmod(0o711)
    shutil.copytree(built, folder / "assets")
    yield folder
    cluster.remove(database.our_cluster(folder))
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _start(state: Path) -> Iterator[subprocess.Popen[str]]:
    """A hub being started; whatever a test finds, it does not outlive the test."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment["ONESTORY_STATE"] = str(state)
    with (
        (state / "said").open("a") as errors,
        subprocess.Popen(UP, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def _up(state: Path, process: subprocess.Popen[str]) -> Hub:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, (state / "said").read_text()
    return Hub(state, process, json.loads(line))


@pytest.fixture(scope="module")
def hub(built_assets: Path) -> Iterator[Hub]:
    """A hub that is up, and stays so."""
    with _state(built_assets) as state, _start(state) as process:
        yield _up(state, process)
        process.terminate()
        process.wait(WITHIN_S)


@pytest.fixture(scope="module")
def state(built_assets: Path) -> Iterator[Path]:
    """The state folder of a hub that is stopped and started."""
    with _state(built_assets) as state:
        yield state


def test_a_second_start_says_where_the_first_is(hub: Hub) -> None:
    with _start(hub.state) as second:
        said, _ = second.communicate(timeout=WITHIN_S)
    assert second.returncode == 0
    assert json.loads(said)["url"] == hub.said["url"]
    assert hub.answers()


def test_a_stopped_hub_leaves_nothing_running(state: Path) -> None:
    with _start(state) as process:
        hub = _up(state, process)
        assert hub.called("gunicorn")
        assert hub.called("procrastinate")
        process.send_signal(signal.SIGINT)
        assert process.wait(WITHIN_S) == 0
    assert _until(lambda: hub.processes() == [])


def test_a_killed_hub_takes_its_programs_with_it_and_starts_again(state: Path) -> None:
    with _start(state) as process:
        hub = _up(state, process)
        process.kill()
    assert _until(lambda: not hub.called("gunicorn") and not hub.called("procrastinate"))
    with _start(state) as second:
        assert _up(state, second).answers()
        second.terminate()
        assert second.wait(WITHIN_S) == 0


def test_a_killed_web_worker_is_replaced(hub: Hub) -> None:
    master = hub.called("gunicorn")[0]
    workers = [pid for pid in hub.called("gunicorn") if pid != master]
    os.kill(workers[0], signal.SIGKILL)
    assert _until(lambda: hub.answers("/health"))
    assert _until(lambda: len(hub.called("gunicorn")) == 3 and workers[0] not in hub.called("gunicorn"))


def test_a_killed_worker_is_started_again(hub: Hub) -> None:
    before = hub.called("procrastinate")
    os.kill(before[0], signal.SIGKILL)
    assert _until(lambda: bool(set(hub.called("procrastinate")) - set(before)))


def test_a_killed_postgres_backend_is_survived(hub: Hub) -> None:
    server = cluster.running(database.our_cluster(hub.state))
    assert server is not None
    with database.connect(server.as_superuser()) as connection:
        backend = connection.info.backend_pid
        os.kill(backend, signal.SIGKILL)
    assert _until(lambda: cluster.running(database.our_cluster(hub.state)) is not None)
    assert _until(lambda: all(hub.answers("/health") for _ in range(8))), "every thread finds its database again"


@pytest.mark.parametrize("after_s", [0.3, 1.0, 2.5])
def test_a_start_that_is_interrupted_leaves_nothing_running_and_nothing_half_made(
    built_assets: Path, after_s: float
) -> None:
    with _state(built_assets) as folder:
        with _start(folder) as process:
            time.sleep(after_s)
            heard_at_once = _interrupt(process)
        assert _until(lambda: Hub(folder, process, {}).processes() == [])
        # Once it is whole, a hub that is stopped keeps its database.
        assert not heard_at_once or "onestory" not in _databases(folder)


def _interrupt(process: subprocess.Popen[str]) -> bool:
    """Ctrl-C, and once more if it went unheard: Python can lose one inside an import. Whether the first was heard."""
    process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=WITHIN_S / 2)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=WITHIN_S)
        return False
    return True


def _databases(folder: Path) -> set[str]:
    with cluster.use(database.our_cluster(folder)) as server, database.connect(server.as_superuser()) as connection:
        return {str(name) for (name,) in connection.execute("select datname from pg_database")}


@pytest.mark.slow
def test_the_main_job_holds_from_nothing(state: Path) -> None:
    command = [sys.executable, "-m", "onestory.console", "up", "--check", "--json"]
    environment = os.environ | {"ONESTORY_STATE": str(state)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    said = json.loads(done.stdout)
    assert (done.returncode, said["ok"], said.get("wrong")) == (0, 1, None)
    assert "the manager decides" in [step["step"] for step in said["steps"]]
