"""The two programs a hub is made of, as commands: the one that answers requests and the one that does the jobs."""

from __future__ import annotations

import signal
import subprocess
import sys
from types import FrameType


def web(host: str, port: int, *, workers: int = 2, is_loaded_once: bool = False) -> list[str]:
    """Requests are not logged: an address can name a child. ``is_loaded_once``: before its workers part from it, so
    that one that was killed is back at once.
    """
    name = f"[{host}]" if ":" in host else host
    return [
        *(sys.executable, "-m", "gunicorn", "onestory.config.wsgi:application"),
        *("--bind", f"{name}:{port}", "--worker-class", "gthread"),
        *("--workers", str(workers), "--threads", "4"),
        *("--timeout", "120", "--graceful-timeout", "10"),
        *("--no-control-socket", "--log-level", "warning"),
        *(["--preload"] if is_loaded_once else []),
    ]


def worker() -> list[str]:
    """Two jobs at a time: linkage keeps both cores busy as it is."""
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]


def in_foreground(command: list[str], environment: dict[str, str]) -> int:
    """Run it here until it ends; a request to stop is passed on and waited for."""
    with subprocess.Popen(command, env=environment) as process:

        def pass_on(number: int, _frame: FrameType | None) -> None:
            process.send_signal(number)

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, pass_on)
        return process.wait()
