"""Narrowing the board: by stage, urgency, whose it is, and what is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlencode

from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, TITLES, ContactState
from onestory.frontdoor.declared.standings import QUEUE_TITLES
from onestory.frontdoor.queries.cards import UNSET, Board, BoardNarrowing
from onestory.frontdoor.queries.running.board import A_SCREENFUL
from onestory.vocabulary.frontdoor import BRAG

Whose = Literal["", "nobody", "mine"]
Late = Literal["", "late", "silent"]
STAGES = {state.value: TITLES[state].split(":")[0] for state in (*OPEN_STATES, ContactState.DECIDED)}
URGENCIES = {UNSET: "Not set yet", **{entry.code: entry.label for entry in BRAG}}
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


def narrowing_of(chosen: Mapping[str, str]) -> BoardNarrowing:
    """What was chosen, as the board is asked for it."""
    return BoardNarrowing(
        queue=chosen.get("queue", ""),
        stage=chosen.get("stage", ""),
        brag=chosen.get("urgency", ""),
        whose=cast("Whose", chosen.get("whose", "")),
        clock=cast("Late", chosen.get("clock", "")),
    )


def pages_of(found: Board, chosen: Mapping[str, str], page: int) -> dict[str, dict[str, str]]:
    """Where the rows before and after these are; nothing where all are shown."""
    pages = {}
    if page > 1:
        pages["previous"] = {"href": _page(chosen, page - 1), "text": "More urgent"}
    if page * A_SCREENFUL < found.fitting:
        pages["next"] = {"href": _page(chosen, page + 1), "text": "Less urgent"}
    return pages


def _page(chosen: Mapping[str, str], page: int) -> str:
    return "?" + urlencode({**chosen, "page": str(page)})


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
    late = found.kept_waiting
    return [
        Tile(number=found.unowned, words="taken by nobody yet", query="whose=nobody", mood=_mood(found.unowned)),
        Tile(number=found.overdue, words="past their time", query="clock=late", mood=_mood(found.overdue)),
        Tile(number=found.by_state.get("new", 0), words="to triage", query="stage=new", mood="calm"),
        Tile(number=found.by_state.get("proposed", 0), words="to decide", query="stage=proposed", mood="calm"),
        Tile(number=late, words="with a partner late", query="clock=silent", mood="soon" if late else "calm"),
    ]


def _mood(number: int) -> str:
    return "late" if number else "calm"
