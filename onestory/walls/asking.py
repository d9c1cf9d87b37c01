"""Questions whose SQL is written once: a page asks thirty, and writing each afresh cost more than its answer."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, ForeignObject, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg.sql import Literal

from onestory.walls.reading import Reading

P = ParamSpec("P")
Row = TypeVar("Row")


class Given(Expression):
    """The place in a question of a value that whoever asks gives: compare a field with it as with any expression.

    A field compared with a given None is, as in SQL, never equal to it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """A parameter, known by its name until its value is given."""
        return "%s", (self,)


@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`field__among=given`: one of a list given whole, where `__in` would be written anew for every length."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """A comparison with an array."""
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} = any({right})", (*left_values, *right_values)


@dataclass(frozen=True)
class Written:
    """A question's text, the names of the values that go into its places in turn, and how its rows are read."""

    sql: str
    names: tuple[str, ...]
    reading: Reading

    def filled(self, values: Mapping[str, Any]) -> list[Any]:
        """Those values, each in its places."""
        return [values[name] for name in self.names]


class WrittenOnce(Generic[P, Row]):
    """A function that builds a query set of its named arguments, made into one that gives back the rows.

    The function runs once a process, with a `Given` for every argument: it may compare fields with them, and no more.
    Everything else is constant, and stands in the text itself: the database, which keeps the plan, then knows it.
    The rows are models with all that was annotated and selected along (but nothing prefetched), or tuples. Who may see
    them is the database's to say, in every transaction, as ever. `afresh` asks the ordinary way, for a test that both
    agree.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        self.build = build
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **values: P.kwargs) -> list[Row]:
        """The rows for these values, all given by name."""
        written, connection = self._written, connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, written.filled(values))
            rows = cursor.fetchall()
        return written.reading.of(rows, connection)

    def afresh(self, *args: P.args, **values: P.kwargs) -> list[Row]:
        """The same, written for these values alone."""
        return list(self.build(*args, **values))

    @cached_property
    def _written(self) -> Written:
        build: Callable[..., QuerySet[Any, Row]] = self.build
        found = build(**{name: Given(name) for name in signature(build).parameters})
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, places = compiler.as_sql()
        names = tuple(place.name for place in places if isinstance(place, Given))
        return Written(_with_constants(sql, places), names, Reading(found, compiler))


written_once = WrittenOnce


def _with_constants(sql: str, places: Iterable[object]) -> str:
    """The text with every value that never changes written into it; a per cent sign stays doubled, as for a place."""
    connection, waiting = connections[DEFAULT_DB_ALIAS], iter(places)
    connection.ensure_connection()

    def fill(mark: re.Match[str]) -> str:
        if mark[0] == "%%":
            return mark[0]
        place = next(waiting)
        return "%s" if isinstance(place, Given) else Literal(place).as_string(connection.connection).replace("%", "%%")

    return re.sub("%%|%s", fill, sql)
