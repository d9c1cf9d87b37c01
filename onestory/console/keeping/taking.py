"""Taking a copy of a running hub, and keeping its journal from then on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from psycopg import sql

from onestory.console.keeping import programs
from onestory.console.keeping.archive import ABOUT, About, Archive, Copy, fingerprint
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.postgres.unprivileged import give

NOT_BESIDE = ("static", "assets", "*.key", "*.keys")
"""Keys are kept apart from what they open."""
Tell = Callable[[str], None]


def take(state: Path, archive: Archive, tell: Tell) -> Copy:
    """Copy the whole server while it works, check the copy against its own manifest, and say what is in it."""
    ours = database.our_cluster(state)
    archive.make()
    with cluster.use(ours) as server:
        _keep_journal(server, archive)
        began_at = _now(server)
        folder = archive.copies / began_at.strftime("%Y-%m-%dT%H%M%S.%fZ")
        folder.mkdir(mode=0o700)
        give(folder)
        copy = Copy(folder, _about(server, began_at, began_at, {}))
        with programs.address(ours, server) as address:
            command: list[str | Path] = [programs.tool(ours, "pg_basebackup"), "-d", address, "-D", copy.data]
            options = ["-X", "stream", "-c", "fast", "--manifest-checksums=SHA256"]
            programs.must([*command, *options], "The database could not be copied")
        tell("checking the copy")
        check(ours, copy.data)
        tell("counting")
        about = _about(server, began_at, _now(server), rows(server.as_superuser(database.NAME)))
    _keep_beside(state, copy)
    (folder / ABOUT).write_text(about.text(), encoding="utf-8")
    return Copy(folder, about)


def forget(archive: Archive, keep: int) -> int:
    """Remove all but the newest copies, and whatever was left unfinished before them; how many went."""
    kept = {copy.folder for copy in archive.all()[-keep:]}
    old = [folder for folder in archive.copies.iterdir() if folder not in kept and folder < min(kept)]
    for folder in old:
        shutil.rmtree(folder)
    return len(old)


def check(ours: cluster.Cluster, data: Path) -> None:
    """Hold every file of a copy to the digest written when it was made."""
    programs.must([programs.tool(ours, "pg_verifybackup"), "-q", data], f"The copy in {data} is damaged")


def rows(url: str) -> dict[str, int]:
    """How many rows every table has."""
    named = (
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
        "where n.nspname = 'public' and c.relkind = 'r' and not c.relispartition order by 1"
    )
    parted = named.replace("c.relkind = 'r'", "c.relkind = 'p'")
    with database.connect(url) as connection:
        names = [row[0] for query in (named, parted) for row in connection.execute(query)]
        found = {}
        for name in names:
            row = connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(name))).fetchone()
            found[name] = int(row[0]) if row else 0
    return found


def _keep_journal(server: cluster.Server, archive: Archive) -> None:
    with database.connect(server.as_superuser()) as connection:
        mode = connection.execute("show archive_mode").fetchone()
        if mode is None or mode[0] != "on":
            raise Plain("This hub was started by an OneStory that kept no journal: stop it, start it again, try again.")
        connection.execute(sql.SQL("alter system set archive_command = {}").format(sql.Literal(archive.keep_command)))
        connection.execute("select pg_reload_conf()")


def _about(server: cluster.Server, began_at: datetime, ended_at: datetime, counted: dict[str, int]) -> About:
    return About(
        began_at=began_at, ended_at=ended_at, postgres=server.version, keys=fingerprint(server.keys), rows=counted
    )


def _now(server: cluster.Server) -> datetime:
    with database.connect(server.as_superuser()) as connection:
        row = connection.execute("select clock_timestamp() at time zone 'UTC'").fetchone()
    if row is None:
        raise Plain("The database did not say what time it is.")
    return datetime.fromisoformat(f"{row[0].isoformat()}+00:00")


def _keep_beside(state: Path, copy: Copy) -> None:
    """The files a hub keeps outside its database: uploads that wait, and the published heads of the audit."""
    hub = state / "hub"
    if hub.is_dir():
        shutil.copytree(hub, copy.beside, ignore=shutil.ignore_patterns(*NOT_BESIDE))
