"""Narrowing the board: by stage, urgency, whose it is, and what is late."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, TITLES, ContactState
from onestory.frontdoor.declared.standings import QUEUE_TITLES
from onestory.frontdoor.queries.cards import Board, BoardRow
from onestory.grammar.timescales import Standing
from onestory.vocabulary.frontdoor import BRAG

STAGES = {state.value: TITLES[state].split(":")[0] for state in (*OPEN_STATES, ContactState.DECIDED)}
URGENCIES = {"none": "Not set yet", **{entry.code: entry.label for entry in BRAG}}
WHOSE = {"nobody": "Taken by nobody yet", "mine": "Mine"}
CLOCKS = {"late": "Past their time", "silent": "A partner is late"}
QUEUES = {queue.value: title for queue, title in QUEUE_TITLES.items()}
ASKED = {
    "queue": ("Queue", QUEUES),
    "stage": ("Stage", STAGES),
    "urgency": ("Urgency", URGENCIES),
    "whose": ("Whose", WHOSE),
    "clock": ("Time", CLOCKS),
}


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A number on the board that leads to its rows."""

    number: int
    words: str
    query: str
    mood: str


def chosen_from(given: Mapping[str, str]) -> dict[str, str]:
    """What was chosen, without what means nothing."""
    return {name: given[name] for name, (_, options) in ASKED.items() if given.get(name) in options}


def narrowed(rows: Iterable[BoardRow], chosen: Mapping[str, str], *, mine: int) -> list[BoardRow]:
    """The rows that hold to everything chosen, in the order they came."""
    tests = [_test(name, value, mine) for name, value in chosen.items()]
    return [row for row in rows if all(test(row) for test in tests)]


def _test(name: str, value: str, mine: int) -> Callable[[BoardRow], bool]:
    tests: dict[str, Callable[[BoardRow], bool]] = {
        "queue": lambda row: row.queue == value,
        "stage": lambda row: row.state == value,
        "urgency": lambda row: (row.brag or "none") == value,
        "whose": lambda row: row.is_unowned if value == "nobody" else row.owner == mine,
        "clock": lambda row: row.requests_overdue > 0 if value == "silent" else row.standing is Standing.OVERDUE,
    }
    return tests[name]


def fields_of(chosen: Mapping[str, str]) -> list[dict[str, object]]:
    """The fields of the filter."""
    return [
        {
            "name": name,
            "label": label,
            "value": chosen.get(name, ""),
            "options": [
                {"value": "", "text": "Any"},
                *({"value": code, "text": text} for code, text in options.items()),
            ],
        }
        for name, (label, options) in ASKED.items()
    ]


def what_is_chosen(chosen: Mapping[str, str]) -> list[dict[str, str]]:
    """What is chosen, each with an address that takes it away."""
    return [
        {
            "text": f"{ASKED[name][0]}: {ASKED[name][1][value].lower()}",
            "href": "?" + urlencode({other: kept for other, kept in chosen.items() if other != name}),
        }
        for name, value in chosen.items()
    ]


def tiles_of(found: Board) -> list[Tile]:
    """The numbers at the head of the board, each with its rows behind it."""
    late = sum(row.requests_overdue > 0 for row in found.rows)
    return [
        Tile(number=found.unowned, words="taken by nobody yet", query="whose=nobody", mood=_mood(found.unowned)),
        Tile(number=found.overdue, words="past their time", query="clock=late", mood=_mood(found.overdue)),
        Tile(number=found.by_state.get("new", 0), words="to triage", query="stage=new", mood="calm"),
        Tile(number=found.by_state.get("proposed", 0), words="to decide", query="stage=proposed", mood="calm"),
        Tile(number=late, words="with a partner late", query="clock=silent", mood="soon" if late else "calm"),
    ]


def _mood(number: int) -> str:
    return "late" if number else "calm"
