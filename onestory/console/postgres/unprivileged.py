"""Running PostgreSQL's programs as an ordinary user, because PostgreSQL refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PREFERRED = ("postgres", "nobody")


@dataclass(frozen=True)
class ServerUser:
    """Who the server runs as: ourselves, unless we are root."""

    uid: int
    gid: int


@cache
def server_user() -> ServerUser:
    """Ourselves when ordinary; for root, the first of the preferred accounts this machine has."""
    if os.geteuid() != 0:
        return ServerUser(os.geteuid(), os.getegid())
    for name in PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(entry.pw_uid, entry.pw_gid)
    return ServerUser(65534, 65534)


def run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a program as the server's user, in a session of its own so that Ctrl-C here does not reach it."""
    argv = [str(part) for part in command]
    options = {"cwd": "/", "env": _environment(), "start_new_session": True, "stdin": subprocess.DEVNULL}
    if os.geteuid() == 0:
        user = server_user()
        options |= {"user": user.uid, "group": user.gid, "extra_groups": []}
    return subprocess.run(argv, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


def give(path: Path) -> None:
    """Hand a path to the server's user, when that is somebody else."""
    if os.geteuid() == 0:
        user = server_user()
        os.chown(path, user.uid, user.gid)


def _environment() -> dict[str, str]:
    """Nothing of ours: a stray PGDATA or PGPORT would send the server elsewhere."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}
