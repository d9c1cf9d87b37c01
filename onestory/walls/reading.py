"""How rows become what a question asks for, worked out once for every time it is asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

Row = Sequence[Any]
Make = Callable[[Row], Any]
Asked = tuple[int, Sequence[Any], Any]


class Reading:
    """Django's own way from rows to models or values, without finding it out again for every answer.

    Django looks at each column for what must be done to its values, at each relation for where it stands, and at each
    field for whether it was asked for, as often as it asks. A page asks twenty questions, and that took longer than
    reading what came.
    """

    def __init__(self, found: QuerySet[Any, Any], compiler: SQLCompiler) -> None:
        columns = [each[0] for each in compiler.select[: compiler.col_count]]
        self.width = compiler.col_count if compiler.has_extra_select else None
        self.changed: list[Asked] = [(at, *how) for at, how in compiler.get_converters(columns).items()]
        self.make = _maker(found, compiler)

    def of(self, rows: Iterable[Row], connection: Any) -> list[Any]:
        """What these rows say."""
        if self.width is not None:
            rows = [row[: self.width] for row in rows]
        if self.changed:
            rows = [self._as_python(row, connection) for row in rows]
        return [self.make(row) for row in rows]

    def _as_python(self, row: Row, connection: Any) -> Row:
        """With the values that a field keeps differently than the database."""
        told = list(row)
        for at, changes, column in self.changed:
            for change in changes:
                told[at] = change(told[at], column, connection)
        return told


def _maker(found: QuerySet[Any, Any], compiler: SQLCompiler) -> Make:
    """What one row becomes: a model, a tuple or the one value that was asked for."""
    iterable: Any = found._iterable_class
    if iterable is ModelIterable:
        return _models(compiler.klass_info or {}, compiler)
    if iterable is ValuesListIterable:
        return tuple
    if iterable is FlatValuesListIterable:
        return itemgetter(0)
    raise TypeError(f"A question that is written once gives models, tuples or single values, not {iterable.__name__}.")


def _models(about: Mapping[str, Any], compiler: SQLCompiler) -> Make:
    """One row as its model, with the models that were selected along and what was annotated."""
    made = _one(about, compiler)
    beside = [_beside(each, compiler) for each in about.get("related_klass_infos", ())]
    annotated = list((compiler.annotation_col_map or {}).items())

    def make(row: Row) -> Model:
        model = made(row)
        for attach in beside:
            attach(row, model)
        for name, at in annotated:
            setattr(model, name, row[at])
        return model

    return make


def _beside(about: Mapping[str, Any], compiler: SQLCompiler) -> Callable[[Row, Model], None]:
    """A model that was selected along, put where the first one looks for it; None where there is none."""
    made, further = (
        _one(about, compiler),
        [_beside(each, compiler) for each in about.get("related_klass_infos", ())],
    )
    key = about["model"]._meta.pk_fields[0].attname
    at = next(at for at in about["select_fields"] if compiler.select[at][0].target.attname == key)
    here, there = about["local_setter"], about["remote_setter"]

    def attach(row: Row, model: Model) -> None:
        if row[at] is None:
            here(model, None)
            return
        other = made(row)
        for each in further:
            each(row, other)
        here(model, other)
        there(other, model)

    return attach


def _one(about: Mapping[str, Any], compiler: SQLCompiler) -> Callable[[Row], Model]:
    """A model of these columns alone; a field that was not asked for is asked for when it is looked at."""
    model, places = about["model"], about["select_fields"]
    names = [compiler.select[at][0].target.attname for at in places]
    start, end = places[0], places[-1] + 1
    if about.get("from_parent") or end - start != len(places):
        raise TypeError(f"A question that is written once does not read {model.__name__} in pieces.")
    if _is_watched(model):
        return lambda row: model.from_db(DEFAULT_DB_ALIAS, names, row[start:end])

    def one(row: Row) -> Model:
        made: Model = model.__new__(model)
        state = made._state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        made.__dict__.update(zip(names, row[start:end], strict=True))
        return made

    return one


def _is_watched(model: type[Model]) -> bool:
    """Whether anything happens when one is made, beyond its fields being filled. The house has no signals."""
    ours = [vars(each) for each in model.__mro__ if issubclass(each, Model) and each is not Model]
    return any("__init__" in each or "from_db" in each for each in ours)
