"""A part's typed rows as a schema: each column's type, and the checks between columns as rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import dataframely as dy
import polars as pl

from onestory.grammar.checks import AS_OF, Check
from onestory.grammar.feeds import Column, Part
from onestory.grammar.steps import Kind

MAKERS: dict[Kind, Callable[[], dy.Column]] = {
    Kind.TEXT: lambda: dy.String(nullable=True),
    Kind.DATE: lambda: dy.Date(nullable=True),
    Kind.INSTANT: lambda: dy.Datetime(nullable=True, time_zone="UTC"),
    Kind.NUMBER: lambda: dy.Float64(nullable=True),
    Kind.YES_NO: lambda: dy.Bool(nullable=True),
    Kind.LIST: lambda: dy.List(dy.String(nullable=True), nullable=True),
}


@cache
def schema_of(part: Part) -> type[dy.Schema]:
    """The schema that every accepted row of a part keeps to."""
    columns = {column.ours: MAKERS[column.kind]() for column in part.columns}
    joined = {join.ours: dy.String(nullable=True) for join in part.joins}
    ours = {"row_": dy.UInt32(nullable=False), "set_aside": dy.String(nullable=True), AS_OF: dy.Date(nullable=True)}
    rules = {check.code: _rule(check) for check in part.checks}
    return type(f"{part.name}_rows", (dy.Schema,), {**ours, **columns, **joined, **rules})


def _rule(check: Check) -> object:
    def passes(cls: type[dy.Schema]) -> pl.Expr:
        return check.passes()

    return dy.rule()(passes)


def reason_of(part: Part, rule: str) -> tuple[Column, str]:
    """Which column a failed rule points to, and the sentence for it."""
    check = next(check for check in part.checks if check.code == rule)
    column = part.column(check.column) or part.columns[0]
    return column, check.reason
