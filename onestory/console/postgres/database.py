"""The hub's database, whoever runs its server: ours, or the one DATABASE_URL names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg.conninfo import conninfo_to_dict

from onestory.console.plain import Plain
from onestory.console.postgres import cluster, roles
from onestory.console.postgres.keys import Keys, keys_in
from onestory.console.programs import locks

NAME = "onestory"
# Held by whoever is making that database, so that nobody else makes it meanwhile.
MAKING = "making.lock"
OLDEST = 150000
SQL_TO_RUN = f"""
    create role {roles.OWNER} login noinherit password '…';
    create role {roles.APP} login noinherit nosuperuser nobypassrls password '…';
    create database {NAME} owner {roles.OWNER} encoding 'UTF8' template template0;
and then start with
    DATABASE_URL=postgresql://{roles.APP}:…@host/{NAME}
    ONESTORY_OWNER_URL=postgresql://{roles.OWNER}:…@host/{NAME}"""


@dataclass(frozen=True)
class Database:
    """How to reach a database in each of the two roles, and the key the hub over it signs with."""

    app_url: str
    owner_url: str
    secret_key: str
    version: str
    superuser_url: str | None = None

    def environment(self) -> dict[str, str]:
        """What the settings read."""
        return {
            "DATABASE_URL": self.app_url,
            "ONESTORY_OWNER_URL": self.owner_url,
            "ONESTORY_SECRET_KEY": os.environ.get("ONESTORY_SECRET_KEY", self.secret_key),
        }


@contextmanager
def hub_database(state: Path, *, prepare: bool = False) -> Iterator[Database]:
    """The hub's database while the block lasts. One that is not ours is changed only when asked to `prepare`."""
    url, owner_url = os.environ.get("DATABASE_URL"), os.environ.get("ONESTORY_OWNER_URL")
    if url and prepare:
        yield given_database(url, owner_url, keys_in(state))
    elif url:
        yield Database(app_url=url, owner_url=owner_url or url, secret_key=keys_in(state).secret_key, version="")
    else:
        with cluster.use(our_cluster(state)) as server:
            with locks.alone(state / MAKING):
                found = ready(server, NAME)
            yield found


def our_cluster(state: Path) -> cluster.Cluster:
    """The server of our own that a hub has when DATABASE_URL names no other."""
    return cluster.Cluster(state / "database")


def ready(server: cluster.Server, name: str) -> Database:
    """A database on a server of ours, made if it is not there."""
    with connect(server.as_superuser()) as connection:
        roles.make_roles(connection, owner_password=server.keys.owner, app_password=server.keys.app)
        if not roles.has_database(connection, name):
            roles.make_database(connection, name)
    with connect(server.as_superuser(name)) as connection:
        roles.open_schema(connection)
    found = on(server, name)
    with connect(found.owner_url) as connection:
        roles.open_tables(connection)
    return found


def on(server: cluster.Server, name: str) -> Database:
    """The addresses of a database on a server of ours."""
    return Database(
        app_url=server.url(roles.APP, server.keys.app, name),
        owner_url=server.url(roles.OWNER, server.keys.owner, name),
        superuser_url=server.as_superuser(name),
        secret_key=server.keys.secret_key,
        version=server.version,
    )


def given_database(url: str, owner_url: str | None, keys: Keys) -> Database:
    """A database of somebody else's: both roles named, or a role strong enough to make them."""
    with connect(url) as connection:
        version = _new_enough(connection)
        if owner_url:
            roles.refuse_a_strong_app(connection, connection.info.user)
        else:
            url, owner_url = _made_by_us(connection, url, keys)
    with connect(owner_url) as connection:
        roles.add_extensions(connection)
        roles.open_tables(connection)
    return Database(app_url=url, owner_url=owner_url, secret_key=keys.secret_key, version=version)


def _made_by_us(connection: roles.Connection, url: str, keys: Keys) -> tuple[str, str]:
    """Make the roles with a strong role's help, and return the addresses for each."""
    found = connection.execute("select rolsuper or rolcreaterole from pg_roles where rolname = current_user").fetchone()
    if found is None or not found[0]:
        raise Plain(
            f"The role {connection.info.user} in DATABASE_URL may not create roles, and ONESTORY_OWNER_URL is not set. "
            f"Ask whoever looks after that server to run\n{SQL_TO_RUN}"
        )
    try:
        roles.make_roles(connection, owner_password=keys.owner, app_password=keys.app)
        roles.open_schema(connection)
    except psycopg.errors.InsufficientPrivilege as fault:
        raise Plain(
            f"The role {connection.info.user} in DATABASE_URL could not prepare the database "
            f"({fault.diag.message_primary}). Ask whoever looks after that server to run\n{SQL_TO_RUN}"
        ) from fault
    return as_role(url, roles.APP, keys.app), as_role(url, roles.OWNER, keys.owner)


def identity(found: Database) -> str:
    """A name for this very database, which another made in its place would not share."""
    with connect(found.owner_url) as connection:
        row = connection.execute(
            "select system_identifier, oid from pg_control_system(), pg_database where datname = current_database()"
        ).fetchone()
    return "-".join(map(str, row or ()))


def as_role(url: str, role: str, password: str) -> str:
    """The same database as another role."""
    parts = conninfo_to_dict(url)
    query = "&".join(f"{key}={quote(str(parts[key]))}" for key in ("sslmode", "sslrootcert") if parts.get(key))
    host, port = parts.get("host") or "localhost", parts.get("port") or 5432
    address = f"postgresql://{role}:{quote(password)}@{host}:{port}/{parts.get('dbname')}"
    return f"{address}?{query}" if query else address


def connect(url: str) -> roles.Connection:
    """A connection that commits each statement, or a plain sentence."""
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.Error as fault:
        raise Plain(f"The database cannot be reached: {str(fault).strip()}") from fault


def _new_enough(connection: roles.Connection) -> str:
    if connection.info.server_version < OLDEST:
        raise Plain("OneStory needs PostgreSQL 15 or newer: DATABASE_URL names an older one.")
    found = connection.execute("show server_version").fetchone()
    return str(found[0]) if found else "unknown"
