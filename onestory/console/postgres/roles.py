"""The two roles of every hub's database: the one that owns the tables, and the one that may only use them."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

from onestory.console.plain import Plain

OWNER = "onestory_owner"
APP = "onestory_app"
EXTENSIONS = ("pg_trgm", "btree_gist", "btree_gin", "fuzzystrmatch", "unaccent")

Connection = psycopg.Connection[tuple[Any, ...]]


def make_roles(connection: Connection, *, owner_password: str, app_password: str) -> None:
    """The owner of every table, and the application's role, which owns nothing and cannot pass row-level security."""
    for role, password in ((OWNER, owner_password), (APP, app_password)):
        if connection.execute("select from pg_roles where rolname = %s", [role]).fetchone() is None:
            connection.execute(sql.SQL("create role {}").format(sql.Identifier(role)))
        connection.execute(
            sql.SQL("alter role {} with login nocreatedb nocreaterole noinherit password {}").format(
                sql.Identifier(role), sql.Literal(password)
            )
        )
    refuse_a_strong_app(connection)


def refuse_a_strong_app(connection: Connection, role: str = APP) -> None:
    """Row-level security is no wall at all to a superuser, or to a role that may bypass it."""
    found = connection.execute("select rolsuper or rolbypassrls from pg_roles where rolname = %s", [role]).fetchone()
    if found is None or found[0]:
        raise Plain(f"The database role {role} can pass row-level security: make it NOSUPERUSER NOBYPASSRLS.")


def make_database(connection: Connection, name: str, *, template: str = "template0") -> None:
    """A database that the owner owns."""
    connection.execute(
        sql.SQL("create database {} owner {} template {}").format(
            sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(template)
        )
    )


def has_database(connection: Connection, name: str) -> bool:
    return connection.execute("select from pg_database where datname = %s", [name]).fetchone() is not None


def drop_database(connection: Connection, name: str) -> None:
    connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def open_schema(connection: Connection) -> None:
    """Inside a new database: the owner may build in it, the app may use what the owner builds."""
    database = connection.info.dbname
    steps = (
        sql.SQL("grant connect, create, temporary on database {database} to {owner}"),
        sql.SQL("grant connect, temporary on database {database} to {app}"),
        sql.SQL("alter database {database} set timezone to 'Europe/London'"),
        sql.SQL("alter schema public owner to {owner}"),
        sql.SQL("revoke create on schema public from public"),
        sql.SQL("grant usage on schema public to {app}"),
    )
    for step in steps:
        connection.execute(
            step.format(database=sql.Identifier(database), owner=sql.Identifier(OWNER), app=sql.Identifier(APP))
        )
    add_extensions(connection)


def add_extensions(connection: Connection) -> None:
    """The contributed modules the migrations lean on; all are trusted, so a database's owner may add them."""
    for name in EXTENSIONS:
        try:
            connection.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(name)))
        except psycopg.errors.FeatureNotSupported as fault:
            raise Plain(
                f"This PostgreSQL lacks the extension {name}: install its contributed modules (postgresql-contrib)."
            ) from fault


def open_tables(connection: Connection) -> None:
    """As the owner: whatever it makes from now on, the app may read and write, row-level security permitting."""
    for what, kind in (
        ("select, insert, update, delete", "tables"),
        ("usage, select", "sequences"),
    ):
        connection.execute(
            sql.SQL("alter default privileges in schema public grant {what} on {kind} to {app}").format(
                what=sql.SQL(what), kind=sql.SQL(kind), app=sql.Identifier(APP)
            )
        )
