"""A stored record's values as what they are: dates from their text, lists from theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from onestory.grammar.feeds import Part
from onestory.grammar.steps import Kind


def typed_row(part: Part, identity: Mapping[str, object], data: Mapping[str, object]) -> dict[str, object]:
    """A record's identity columns and its other data as one row, under our names, every value of its kind."""
    row = {name: identity.get(name) for name in part.identity}
    for name in (*part.ours, "set_aside"):
        if name not in row:
            row[name] = typed(part.kind_of(name), data.get(name))
    return row


def typed(kind: Kind, value: object) -> object:
    """One value as stored, as what it is."""
    if not isinstance(value, str):
        return value
    if kind is Kind.DATE:
        return date.fromisoformat(value)
    if kind is Kind.INSTANT:
        return datetime.fromisoformat(value)
    return value
