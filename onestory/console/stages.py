"""Showing long work as it goes: a line a stage with its time, and a bar where the work can be counted."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from onestory.console.programs import processes


@dataclass(frozen=True)
class Step:
    """A stage that is over, and how long it took."""

    step: str
    ms: int


@dataclass
class Stage:
    """A stage under way."""

    name: str
    bars: Progress
    task: TaskID
    note: str = ""

    def progress(self, done: float, of: float, what: str = "") -> None:
        """Say how far it is; `what` names the part in hand."""
        title = f"{self.name}: {what}" if what else self.name
        self.bars.update(self.task, completed=done, total=of, description=title)

    def told(self, line: dict[str, Any]) -> None:
        """Show what a child process said of its progress."""
        self.note = line.get("note", self.note)
        if "done" in line:
            self.progress(line["done"], line["of"], line.get("what", ""))


@dataclass
class Stages:
    """The stages of one command, shown on the terminal's error stream so that its output stays clean."""

    console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self._bars = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=28),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    @property
    def seconds(self) -> float:
        """How long since the first stage could begin."""
        return time.monotonic() - self._began

    def close(self) -> None:
        """Take the bars off the screen."""
        self._bars.stop()

    def __enter__(self) -> Stages:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def stage(self, name: str) -> Iterator[Stage]:
        """Time a stage; print its line when it ends well, and leave the telling to the error when it does not."""
        began = time.monotonic()
        stage = Stage(name, self._bars, self._bars.add_task(name, total=None))
        try:
            yield stage
        finally:
            self._bars.remove_task(stage.task)
        self._end(stage, time.monotonic() - began)

    def follow(self, command: list[str], environment: dict[str, str]) -> processes.Done:
        """Run a child that names its own stages in its lines of progress."""
        with ExitStack() as current:
            under_way: Stage | None = None

            def told(line: dict[str, Any]) -> None:
                nonlocal under_way
                if "stage" in line and (under_way is None or under_way.name != line["stage"]):
                    current.close()
                    under_way = current.enter_context(self.stage(line["stage"]))
                if under_way is not None:
                    under_way.told(line)

            done = processes.follow(command, told, environment=environment)
            if done.code:
                current.pop_all()
        return done

    def _end(self, stage: Stage, seconds: float) -> None:
        with self._lock:
            self.steps.append(Step(stage.name, round(seconds * 1000)))
            note = f"  [dim]{stage.note}[/]" if stage.note else ""
            self.console.print(f"[green]✓[/] {stage.name:<24} {seconds:6.1f} s{note}", soft_wrap=True)
