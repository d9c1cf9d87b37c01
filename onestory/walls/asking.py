"""Questions whose SQL is written once: a page asks thirty, and writing each afresh cost more than its answer."""

from collections.abc import Callable
from copy import copy
from functools import cached_property, update_wrapper
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, ForeignObject, Lookup, QuerySet
from django.db.models.sql.compiler import SQLCompiler

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


class WrittenOnce(Generic[P, Row]):
    """A function that builds a query set of its named arguments, made into one that gives back the rows.

    The function runs once a process, with a `Given` for every argument: it may compare fields with them, and no more.
    The rows are Django's own: models with all that was annotated and selected along (but nothing prefetched), or
    values. Who may see them is the database's to say, in every transaction, as ever. `afresh` asks the ordinary way,
    for a test that both agree.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        self.build = build
        update_wrapper(self, build)

    def __call__(self, *args: P.args, **values: P.kwargs) -> list[Row]:
        """The rows for these values, all given by name."""
        found, compiler, sql, places = self._written
        filled = tuple(values[place.name] if isinstance(place, Given) else place for place in places)
        return list(_read(found, compiler, sql, filled))

    def afresh(self, *args: P.args, **values: P.kwargs) -> list[Row]:
        """The same, written for these values alone."""
        return list(self.build(*args, **values))

    @cached_property
    def _written(self) -> tuple[QuerySet[Any, Row], SQLCompiler, str, tuple[object, ...]]:
        build: Callable[..., QuerySet[Any, Row]] = self.build
        found = build(**{name: Given(name) for name in signature(build).parameters})
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, places = compiler.as_sql()
        return found, compiler, sql, tuple(places)


written_once = WrittenOnce


def _read(found: QuerySet[Any, Row], compiler: SQLCompiler, sql: str, values: tuple[object, ...]) -> Any:
    """Django's own reader of rows, given a compiler that has nothing left to write."""
    mine: Any = copy(compiler)
    mine.connection = connections[DEFAULT_DB_ALIAS]
    mine.as_sql = lambda *_args, **_named: (sql, values)
    query: Any = copy(found.query)
    query.get_compiler = lambda *_args, **_named: mine
    standing: Any = QuerySet(model=found.model, query=query, using=DEFAULT_DB_ALIAS)
    standing._fields = found._fields  # type: ignore[attr-defined]
    return found._iterable_class(standing)
