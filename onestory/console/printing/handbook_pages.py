"""How each kind of declaration looks on its page of the handbook; what has no look of its own becomes a table."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from onestory.calendars.instants import day_in_words
from onestory.grammar.declarations import words_of
from onestory.grammar.feeds import Column, Feed, Part
from onestory.grammar.forms import AskedWhen, Form, Page, Question
from onestory.grammar.indicators import Indicator, Relation
from onestory.grammar.roles import Role
from onestory.grammar.timescales import Limit, Timescale
from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import CodeSet, label_of

PRINTED = "<!-- Printed from the declarations by `onestory handbook`. Change the declaration, not this page. -->"
NAMED_BY = ("says", "title", "name", "code", "theirs", "label")
ASKED_FIRST = {
    "Workflows": ("Workflow",),
    "Clocks": ("Timescale",),
    "Thresholds": ("LevelWording", "NeedIndicator"),
    "Roles": ("Role", "Permission", "Purpose"),
    "Agreements": ("SharedKind", "CostMeasure", "Workflow"),
    "Indicators": ("Indicator",),
}
"""What people ask of the handbook first, in their words, and the kinds that answer."""


@dataclass(frozen=True)
class Declared:
    """A declaration with the room and the name it is declared under."""

    room: str
    name: str
    value: Any

    @property
    def code(self) -> str:
        """Its own code, or failing that the name of its constant; one of many in a tuple may have neither."""
        return str(getattr(self.value, "code", "") or words_of(self.name).lower().replace(" ", "-"))

    @property
    def title(self) -> str:
        """Its own title, or failing that the name of its constant in words."""
        return str(getattr(self.value, "title", "") or words_of(self.name).capitalize())


def file_name(kind: str) -> str:
    """`CodeSet` is printed on `code-sets.md`."""
    return f"{_plural(re.sub(r'(?<=[a-z])(?=[A-Z])', '-', kind).lower())}.md"


def heading(kind: str) -> str:
    """`CodeSet` is headed "Code sets"."""
    return file_name(kind).removesuffix(".md").replace("-", " ").capitalize()


def contents(kinds: Mapping[str, Sequence[Declared]]) -> str:
    """The first page: what kinds there are, how many of each, and which rooms declare them."""
    rows = [
        [f"[{heading(kind)}]({file_name(kind)})", str(len(found)), ", ".join(sorted({each.room for each in found}))]
        for kind, found in sorted(kinds.items())
    ]
    opening = (
        "Practice as it is declared in the code and obeyed by it: dated, sourced, and printed by `onestory handbook`."
    )
    asked = {asks: [kind for kind in answer if kind in kinds] for asks, answer in ASKED_FIRST.items()}
    first = "\n".join(
        f"- **{asks}**: {', '.join(f'[{heading(kind).lower()}]({file_name(kind)})' for kind in answer)}"
        for asks, answer in asked.items()
        if answer
    )
    everything = table(["Kind", "How many", "Rooms"], rows)
    return _page("The handbook", opening, f"## Asked for first\n\n{first}\n\n## Everything declared\n\n{everything}")


def page(kind: str, found: Sequence[Declared]) -> str:
    """One page: the kind's own look where it has one, otherwise a table of its fields."""
    look = LOOKS.get(type(found[0].value))
    by_room = sorted(found, key=lambda each: each.room)
    body = "\n\n".join(look(each) for each in by_room) if look else _clocks_or_fields(by_room)
    return _page(heading(kind), _opening(found[0].value), body)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, leaving out any column in which no row says anything."""
    said = [[cell(each) for each in row] for row in rows]
    kept = [n for n in range(len(heads)) if any(row[n] for row in said)]
    lines = [[heads[n] for n in kept], ["---"] * len(kept), *([row[n] for n in kept] for row in said)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cell(value: object) -> str:
    """Any value as a cell says it. Nothing that changes from run to run is ever printed."""
    for kinds, said in SAID:
        if isinstance(value, kinds):
            return said(value).replace("|", "\\|").replace("\n", " ")
    return _named(value)


def _page(title: str, opening: str, body: str) -> str:
    return "\n\n".join(each for each in (f"# {title}", PRINTED, opening, body) if each) + "\n"


def _opening(value: object) -> str:
    return (type(value).__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    if word.endswith("ss"):
        return f"{word}es"
    return word if word.endswith("s") else f"{word}s"


def _span(value: timedelta) -> str:
    hours = value.total_seconds() / 3600
    return f"{value.days} days" if hours % 24 == 0 else f"{hours:g} hours"


def _list(value: Iterable[object]) -> str:
    return ", ".join(cell(each) for each in value)


def _named(value: object) -> str:
    if is_dataclass(value):
        return next((cell(said) for name in NAMED_BY if (said := getattr(value, name, ""))), _fields_said(value))
    return getattr(value, "__name__", type(value).__name__)


def _key(value: object) -> str:
    """What a number stands beside: a year or a level, never a count."""
    return str(value) if isinstance(value, int) else cell(value)


def _fields_said(value: Any) -> str:
    return ", ".join(f"{words_of(each.name)} {cell(getattr(value, each.name))}" for each in fields(value))


SAID: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (type(None), lambda _: ""),
    (bool, lambda value: "yes" if value else ""),
    (Enum, lambda value: str(value.value)),
    (str, str),
    (date, day_in_words),
    (timedelta, _span),
    ((int, float), lambda value: f"{value:,}" if isinstance(value, int) else f"{value:g}"),
    ((set, frozenset), lambda value: ", ".join(sorted(cell(each) for each in value))),
    ((tuple, list), _list),
    (Mapping, lambda value: ", ".join(f"{_key(name)}: {cell(each)}" for name, each in value.items())),
)


def _facts(declared: Declared, *more: str) -> str:
    """The line under a title: code, room, since when and from where."""
    value = declared.value
    facts = [f"`{declared.code}`", f"room: {declared.room}", *more]
    if since := getattr(value, "since", None):
        facts.append(f"since {day_in_words(since)}")
    if source := getattr(value, "source", ""):
        facts.append(f"source: {source}")
    return " · ".join(facts)


def _section(declared: Declared, *parts: str, facts: tuple[str, ...] = ()) -> str:
    note = str(getattr(declared.value, "note", ""))
    return "\n\n".join(each for each in (f"## {declared.title}", _facts(declared, *facts), note, *parts) if each)


def _code_set(declared: Declared) -> str:
    rows = [[f"`{each.code}`", each.label, each.since, each.until, each.note] for each in declared.value]
    return _section(declared, table(["Code", "Meaning", "Since", "Until", "Note"], rows))


def _workflow(declared: Declared) -> str:
    workflow: Workflow[Any] = declared.value
    rows = [
        [verb, [state for move in moves for state in move.come_from], _goes_to(moves), f"`{needs}`"]
        for (verb, needs, _), moves in _together(workflow.moves).items()
    ]
    return _section(
        declared, f"```mermaid\n{workflow.diagram()}\n```", table(["Move", "From", "To", "Permission"], rows)
    )


def _together(moves: Iterable[Move[Any]]) -> dict[tuple[str, str, object], list[Move[Any]]]:
    """Moves of one name that lead to one state, or that all leave the record where it is, are one row."""
    found: dict[tuple[str, str, object], list[Move[Any]]] = defaultdict(list)
    for move in moves:
        found[move.verb, move.needs, None if _stays(move) else move.go_to].append(move)
    return found


def _stays(move: Move[Any]) -> bool:
    return move.come_from == (move.go_to,)


def _goes_to(moves: Sequence[Move[Any]]) -> str:
    return "stays" if all(_stays(move) for move in moves) else cell(moves[0].go_to)


def _role(declared: Declared) -> str:
    role: Role = declared.value
    lines = [
        f"**Can** {_list(role.can)}." if role.can else "",
        f"**Cannot** {_list(role.cannot)}." if role.cannot else "",
    ]
    grants = ", ".join(f"`{each}`" for each in sorted(role.grants))
    return _section(declared, *lines, f"Grants: {grants}" if grants else "")


def _form(declared: Declared) -> str:
    form: Form = declared.value
    return _section(declared, *(_form_page(each) for each in form.pages), facts=(f"version {form.version}",))


def _form_page(page: Page) -> str:
    when = f" ({_asked_when(page.asked_when)})" if page.asked_when else ""
    again = f" One for each {page.repeats}." if page.repeats else ""
    return f"### {page.title}{when}\n\n{page.intro}{again}".strip() + "\n\n" + _questions(page.questions)


def _questions(questions: Sequence[Question]) -> str:
    rows = [
        [
            each.asks,
            each.kind,
            each.required,
            each.choices and each.choices.title,
            _asked_when(each.asked_when),
            each.hint,
        ]
        for each in questions
    ]
    return table(["Question", "Answer", "Required", "Choices", "Asked", "Hint"], rows)


def _asked_when(when: AskedWhen | None) -> str:
    return f"when {words_of(when.question)} is {' or '.join(when.is_any_of)}" if when else ""


def _feed(declared: Declared) -> str:
    feed: Feed = declared.value
    facts = (
        f"from: {label_of(AGENCY_KINDS, feed.agency)}",
        f"version {feed.version}",
        cell(feed.shape),
        cell(feed.holding),
    )
    return _section(declared, *(_part(each) for each in feed.parts), facts=facts)


def _part(part: Part) -> str:
    rows = [[f"`{each.theirs}`", f"`{each.ours}`", _steps(each), each.required, each.note] for each in part.columns]
    return f"### {part.title}\n\n" + table(["Theirs", "Ours", "Steps", "Required", "Note"], rows)


def _steps(column: Column) -> str:
    codes = [f"one of: {column.codes.title}"] if column.codes else []
    return ", ".join([*(each.name for each in column.steps), *codes])


def _relation(declared: Declared) -> str:
    relation: Relation = declared.value
    came_by = {name: day for day, names in relation.learned.items() for name in (day, *names)}
    rows = [[f"`{name}`", kind, _in_type(came_by.get(name, ""))] for name, kind in relation.columns.items()]
    rows += [[f"`{name}`", f"`{expression!r}`", ""] for name, expression in relation.derived.items()]
    return _section(declared, relation.a_row, table(["Column", "Type, or made of", "Known from"], rows))


def _indicator(declared: Declared) -> str:
    each: Indicator = declared.value
    counted: list[list[object]] = [
        ["Theme", each.theme],
        ["Counts", each.counts],
        ["Out of", each.out_of],
        ["Unit", each.measure],
        ["Good", each.better],
        ["Facts", f"`{each.relation.code}`, by `{each.dated_by}`"],
        ["Among", "" if each.among is None else f"`{each.among!r}`"],
        ["Meets", "" if each.meets is None else f"`{each.meets!r}`"],
        ["Adds up", _in_type(each.adds)],
        [
            "Targets",
            [f"{one.aims:g} since {day_in_words(one.since)} ({one.source})" for one in each.targets],
        ],
        ["Amber within", each.tolerance if each.targets else ""],
        ["Broken down by", [split.title for split in each.splits]],
        ["England", each.england],
        ["Until", each.until],
    ]
    said = [row for row in counted if cell(row[1])]
    return _section(declared, table(["", "As declared"], said), facts=(each.ni,) if each.ni else ())


def _in_type(code: str) -> str:
    return f"`{code}`" if code else ""


def _clocks_or_fields(found: Sequence[Declared]) -> str:
    if isinstance(found[0].value, Timescale):
        return _clocks(found)
    left_out = {"code", "title"}
    names = [each.name for each in fields(found[0].value) if each.name not in left_out]
    rows = [
        [_in_type(each.code), each.title, *(getattr(each.value, name) for name in names), each.room] for each in found
    ]
    return table(["Code", "Title", *(words_of(name).capitalize() for name in names), "Room"], rows)


def _clocks(found: Sequence[Declared]) -> str:
    rows = [
        [f"`{each.code}`", each.title, each.value.starts, each.value.ends, *_limit(limit, each), each.room]
        for each in found
        for limit in each.value.limits
    ]
    heads = ["Code", "Clock", "Starts", "Stops", "Allows", "Since", "Source", "Councils may vary", "Note", "Room"]
    return table(heads, rows)


def _limit(limit: Limit, clock: Declared) -> list[object]:
    return [limit.says, limit.since, limit.source, clock.value.local, limit.note or clock.value.note]


LOOKS: dict[type, Callable[[Declared], str]] = {
    CodeSet: _code_set,
    Workflow: _workflow,
    Role: _role,
    Form: _form,
    Feed: _feed,
    Relation: _relation,
    Indicator: _indicator,
}
