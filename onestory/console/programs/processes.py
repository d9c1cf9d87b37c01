"""Running programs to their end, in sessions of their own, so that one interruption can stop every one of them."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_running: set[subprocess.Popen[str]] = set()


@dataclass(frozen=True)
class Done:
    """How a program ended and what it said."""

    code: int
    out: str
    complaint: str


def run(
    command: Sequence[str | Path], *, place: Path | None = None, environment: Mapping[str, str] | None = None
) -> Done:
    """Run a program to its end."""
    with tempfile.TemporaryFile("w+") as errors, _started(command, place, environment, errors) as process:
        out = process.stdout.read() if process.stdout else ""
        code = process.wait()
        return Done(code, out, _all_of(errors))


def follow(
    command: Sequence[str | Path],
    tell: Callable[[dict[str, Any]], None],
    *,
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Run a program that tells how far it is in lines of JSON, and pass each line on."""
    with tempfile.TemporaryFile("w+") as errors, _started(command, None, environment, errors) as process:
        last = ""
        for line in process.stdout or ():
            if line.startswith("{"):
                last = line
                tell(json.loads(line))
        code = process.wait()
        return Done(code, last, _all_of(errors))


def lives(pid: int) -> bool:
    """Whether a process runs. One that is dead does not, though its parent, as in many a container, never buries it."""
    try:
        os.kill(pid, 0)
    except PermissionError:
        pass
    except ProcessLookupError:
        return False
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return True


def stop_all() -> None:
    """End every program still running: their readers then see the end of their output."""
    for process in list(_running):
        process.terminate()


@contextmanager
def _started(
    command: Sequence[str | Path], place: Path | None, environment: Mapping[str, str] | None, errors: IO[str]
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=place,
        env=dict(os.environ if environment is None else environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        start_new_session=True,
    )
    _running.add(process)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()
        _running.discard(process)
        if process.stdout:
            process.stdout.close()


def _all_of(errors: IO[str]) -> str:
    errors.seek(0)
    return errors.read().strip()
