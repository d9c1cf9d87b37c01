"""Reading what a council typed for a setting into the value that is kept, and back. Pure."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from onestory.frontdoor.declared.between_councils import COST_SHARES
from onestory.frontdoor.declared.local_settings import (
    CHOICE,
    DAY,
    HOURS,
    LINES,
    NUMBER,
    WORDS,
    LocalSetting,
    SettingField,
)
from onestory.frontdoor.rules.cost_terms import problems_of_terms
from onestory.frontdoor.rules.opening_hours import hours_in_words, read_hours
from onestory.grammar.answers import date_of

MOST_WORDS, MOST_LINES = 1000, 40


def problems_of(setting: LocalSetting, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong, field by field; empty when it may be kept."""
    found = {field.name: _problem(field, typed.get(field.name, "").strip()) for field in setting.fields}
    return {name: says for name, says in found.items() if says} or _problems_together(setting, typed)


def _problems_together(setting: LocalSetting, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with fields that are each right by themselves."""
    return problems_of_terms(typed) if setting.code == COST_SHARES else _no_day_at_all(setting, typed)


def _no_day_at_all(setting: LocalSetting, typed: Mapping[str, str]) -> dict[str, str]:
    """Hours of a door that never opens, on which no clock could run."""
    days = [field for field in setting.fields if field.kind == HOURS]
    said = [read_hours(typed.get(field.name, "")) for field in days if typed.get(field.name, "").strip()]
    return {days[0].name: "Say on which day the door opens, or leave every day empty"} if said and not any(said) else {}


def _problem(field: SettingField, typed: str) -> str:
    if field.kind == NUMBER and typed and not (typed.isdecimal() and 0 < int(typed) <= field.most):
        return f"{field.label}: write a whole number from 1 to {field.most}, or leave it empty"
    if field.kind == HOURS:
        return f"{field.label}: write 08:30 to 17:00, all day, or shut" if typed and read_hours(typed) is None else ""
    if field.kind == DAY:
        return f"{field.label}: write a day, like 1 4 2026" if typed and date_of(typed) is None else ""
    if field.kind == CHOICE:
        return f"{field.label}: select one of those offered" if typed and typed not in dict(field.options) else ""
    if field.kind == LINES and len(typed.splitlines()) > MOST_LINES:
        return f"{field.label}: at most {MOST_LINES} lines"
    return f"{field.label}: at most {MOST_WORDS} letters" if field.kind != LINES and len(typed) > MOST_WORDS else ""


def value_of(setting: LocalSetting, typed: Mapping[str, str], before: object) -> dict[str, object]:
    """The whole new value: what was typed, over what the page does not ask about and was set before."""
    value: dict[str, object] = _copied(before)
    for field in setting.fields:
        _put(value, field, typed.get(field.name, "").strip())
    return value


def typed_of(setting: LocalSetting, value: object) -> dict[str, str]:
    """A kept value as its form shows it; what was never set is empty."""
    return {field.name: _shown(field, _found(value, field)) for field in setting.fields}


def said_of(setting: LocalSetting, value: object) -> dict[str, str]:
    """A kept value as it is read, field by field; what was never set is not there."""
    found = {field.name: _said(field, _found(value, field)) for field in setting.fields}
    return {name: says for name, says in found.items() if says}


def in_short(setting: LocalSetting, said: Mapping[str, str]) -> list[tuple[str, str]]:
    """What stands, declared or set, a line a field, days of the same hours in one. Whole wordings are left out."""
    told = [(field, said.get(field.name) or field.declared) for field in setting.fields]
    short = [(field, says) for field, says in told if field.kind not in (WORDS, LINES)]
    together = groupby(short, key=lambda each: (each[1], "" if each[0].kind == HOURS else each[0].name))
    return [(_from_to([field.label for field, _ in group]), says) for (says, _), group in together]


def _from_to(labels: Sequence[str]) -> str:
    between = " and " if len(labels) == 2 else " to "
    return labels[0] if len(labels) == 1 else f"{labels[0]}{between}{labels[-1]}"


def _put(value: dict[str, object], field: SettingField, typed: str) -> None:
    *groups, last = field.path
    inner = value
    for group in groups:
        kept = _copied(inner.get(group))
        inner[group] = kept
        inner = kept
    if not typed:
        inner.pop(last, None)
    elif field.kind == HOURS:
        inner[last] = read_hours(typed)
    elif field.kind == DAY:
        inner[last] = str(date_of(typed))
    elif field.kind == LINES:
        inner[last] = [line.strip() for line in typed.splitlines() if line.strip()]
    else:
        inner[last] = int(typed) if field.kind == NUMBER else typed


def _found(value: object, field: SettingField) -> object:
    for step in field.path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _shown(field: SettingField, value: object) -> str:
    if field.kind == HOURS:
        return hours_in_words(value)
    if field.kind == LINES and isinstance(value, list):
        return "\n".join(str(line) for line in value)
    if field.kind == DAY and (day := date_of(value or "")):
        return f"{day.day} {day.month} {day.year}"
    return "" if value is None else str(value)


def _said(field: SettingField, value: object) -> str:
    shown = _shown(field, value)
    if field.kind == DAY and (day := date_of(value or "")):
        return f"{day.day} {day:%B %Y}"
    if field.kind == NUMBER and isinstance(value, int):
        return f"{field.before}{value:,} {field.after}".strip()
    return dict(field.options).get(shown, shown)


def _copied(value: object) -> dict[str, object]:
    return {str(key): each for key, each in value.items()} if isinstance(value, Mapping) else {}
