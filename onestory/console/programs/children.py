"""The processes that `up` keeps running: started together, watched, and stopped together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from onestory.console.plain import Plain
from onestory.console.programs import tied

STOP_WITHIN_S = 15.0
RESTARTS = 5


@dataclass
class Child:
    """A process of ours: how it is started, and the one now running."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    written_before: int = 0

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C comes to us and we stop it in our own order."""
        self.starts += 1
        with self.log.open("ab") as log:
            self.written_before = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, tied.__file__, str(os.getpid()), *self.command],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def stop(self) -> None:
        """Ask, wait, and insist."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def is_down(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def last_words(self) -> str:
        """The end of what it wrote since it was started, for a person to read."""
        written = self.log.read_bytes()[self.written_before :] if self.log.exists() else b""
        lines = written.decode(errors="replace").strip().splitlines()
        return "\n".join(lines[-5:]) or "It wrote nothing."


@dataclass
class Children:
    """All of them; leaving the block stops every one, the last started first."""

    running: list[Child] = field(default_factory=list)

    def __enter__(self) -> Children:
        return self

    def __exit__(self, *_: object) -> None:
        for child in reversed(self.running):
            child.stop()

    def add(self, child: Child) -> None:
        self.running.append(child)
        child.start()

    def watch(self) -> None:
        """Start again whatever dies, until it has died too often."""
        while True:
            for child in self.running:
                if child.is_down:
                    self._start_again(child)
            time.sleep(0.5)

    def _start_again(self, child: Child) -> None:
        if child.starts > RESTARTS:
            raise Plain(f"The {child.name} keeps stopping. {child.last_words()} Its log is {child.log}.")
        print(f"The {child.name} stopped and is started again; see {child.log}.", file=sys.stderr)
        child.start()
