"""One migrated database, made once for each state of the migrations, and the copies of it that tests write in."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from onestory.console.places import PACKAGE, ROOT, make_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database, roles
from onestory.console.programs import locks, processes

KEPT = 6
SHAPED_BY = (
    "*/migrations/**/*", "*/apps.py", "walls/*.py", "config/settings.py",
    "console/postgres/roles.py", "console/postgres/migrating.py",
    "linkage/declared/*.py", "linkage/rules/identifiers.py", "linkage/standardise.py", "people/declared/search.py",
    "people/rules/asked_row.py", "people/rules/compiling.py", "people/rules/like_duckdb.py",
    "people/rules/search_functions.py", "people/rules/search_keys.py", "people/rules/search_weights.py",
    "people/index/compiling.py",
)  # fmt: skip
"""The search's functions are compiled from the matching model when the migrations have run."""


def test_cluster(kept: Path) -> cluster.Cluster:
    """The server that tests use: it does not wait for the disk, for nothing on it is worth keeping."""
    return cluster.Cluster(kept / "database", durable=False)


class Copies:
    """The copies that one test process makes of the template, one at a time."""

    def __init__(self, place: cluster.Cluster, label: str) -> None:
        make_folder(place.home)
        self.lock = place.home / "template.lock"
        self.name = f"test_{os.getpid()}_{label}"
        self.server = cluster.start(place)
        with locks.alone(self.lock):
            self.template = _ensure_template(self.server)

    def fresh(self) -> database.Database:
        """A copy in which nothing has happened yet; the last one is thrown away."""
        with locks.alone(self.lock), database.connect(self.server.as_superuser()) as connection:
            roles.drop_database(connection, self.name)
            roles.make_database(connection, self.name, template=self.template)
            connection.execute(f"alter database {self.name} set timezone to 'Europe/London'")
            connection.execute(f"grant connect, temporary on database {self.name} to {roles.APP}")
        return database.on(self.server, self.name)

    def drop(self) -> None:
        with database.connect(self.server.as_superuser()) as connection:
            roles.drop_database(connection, self.name)


def _ensure_template(server: cluster.Server) -> str:
    """The template of these migrations, migrated as the owner if nobody has yet."""
    name = f"template_{mark()}"
    with database.connect(server.as_superuser()) as connection:
        _sweep(connection)
        if roles.has_database(connection, name):
            return name
        draft = f"draft_{os.getpid()}"
        roles.drop_database(connection, draft)
        migrate(database.ready(server, draft))
        connection.execute(f"alter database {draft} rename to {name}")
    return name


def migrate(target: database.Database) -> None:
    """Bring a database up to date, in a process of its own, as the role that owns the tables."""
    environment = os.environ | target.environment() | {"DATABASE_URL": target.owner_url}
    environment["DJANGO_SETTINGS_MODULE"] = "onestory.config.settings"
    command = [sys.executable, "-m", "onestory.console.postgres.migrating"]
    done = processes.run(command, place=ROOT, environment=environment)
    if done.code:
        raise Plain(f"The migrations did not run:\n{done.complaint}")


def mark() -> str:
    """A digest of everything that shapes an empty database."""
    digest = hashlib.sha256()
    for path in sorted(_shaping_files()):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _shaping_files() -> Iterator[Path]:
    for pattern in SHAPED_BY:
        yield from (path for path in PACKAGE.glob(pattern) if path.suffix in (".py", ".sql"))
    lock = ROOT / "uv.lock"
    if lock.exists():
        yield lock


def _sweep(connection: roles.Connection) -> None:
    """Drop the copies of test processes that are gone, and all but the newest templates."""
    rows = connection.execute("select datname from pg_database order by oid desc").fetchall()
    names = [str(name) for (name,) in rows]
    old = [name for name in names if name.startswith("template_")][KEPT:]
    left = [name for name in names if name.startswith(("test_", "draft_")) and not _alive(name)]
    for name in old + left:
        roles.drop_database(connection, name)


def _alive(name: str) -> bool:
    """Whether the test process after whose number a copy is called still runs."""
    number = name.split("_")[1]
    return number.isdigit() and processes.lives(int(number))
