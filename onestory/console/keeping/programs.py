"""Running PostgreSQL's own tools against a server of ours, with no password on any command line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onestory.console.plain import Plain
from onestory.console.postgres import binaries
from onestory.console.postgres.cluster import SUPERUSER, Cluster, Server
from onestory.console.postgres.unprivileged import give, run


def tool(cluster: Cluster, program: str) -> Path:
    """Where a program of the server's own version is."""
    path = binaries.find(cluster.home / "postgres")[program]
    if not path.exists():
        raise Plain(f"This PostgreSQL came without {program}: point PG_BIN at a folder that holds it.")
    return path


@contextmanager
def address(cluster: Cluster, server: Server) -> Iterator[str]:
    """How a program reaches the server as its superuser, the password in a file that only it may read."""
    with tempfile.NamedTemporaryFile("w", dir=cluster.server, prefix="pass-") as file:
        file.write(f"127.0.0.1:{server.port}:*:{SUPERUSER}:{server.keys.superuser}\n")
        file.flush()
        give(Path(file.name))
        yield f"host=127.0.0.1 port={server.port} user={SUPERUSER} dbname=postgres passfile={file.name}"


def must(command: list[str | Path], saying: str) -> None:
    """Run a program, or say in a sentence what went wrong, and its own last words."""
    done = run(command)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "it said nothing").splitlines()[-1]
        raise Plain(f"{saying}: {last}")
