"""What sources say differently, as badges and as the lines of a file. Pure."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

from onestory.grammar.cells import plain_cell
from onestory.people.rules.discrepancies import WORDS, Correction, Standing, shown
from onestory.web.presenters.dates import day

HEAD = (
    "Number",
    "Your record",
    "In",
    "Name, as you have it",
    "What",
    "You say",
    "Others",
    "Found on",
    "Where it stands",
)
COLOURS = {
    Standing.OPEN: "blue",
    Standing.TOLD: "orange",
    Standing.MENDING: "purple",
    Standing.STANDS: "grey",
    Standing.CORRECTED: "green",
    Standing.LAPSED: "grey",
}


@dataclass(frozen=True, kw_only=True)
class Badge:
    """How a standing looks."""

    text: str
    colour: str


SHOWN_STATES = {
    "": "Everything that waits",
    Standing.MENDING.value: WORDS[Standing.MENDING],
    Standing.STANDS.value: WORDS[Standing.STANDS],
    Standing.CORRECTED.value: WORDS[Standing.CORRECTED],
    "all": "All of them",
}
BADGES = {state: Badge(text=WORDS[state], colour=COLOURS[state]) for state in Standing}


def lines_of(found: Iterable[Correction]) -> list[Sequence[str]]:
    """One line each, in words."""
    return [
        (
            str(each.id),
            each.key,
            each.feed_title,
            each.name,
            each.title,
            shown(each.kind, each.value),
            each.differs,
            day(each.found_at),
            each.state_title,
        )
        for each in found
    ]


def written(lines: Iterable[Sequence[str]]) -> bytes:
    """A file that a spreadsheet opens, and runs nothing of."""
    said = StringIO()
    writer = csv.writer(said)
    writer.writerow(HEAD)
    writer.writerows([plain_cell(cell) for cell in line] for line in lines)
    return said.getvalue().encode("utf-8-sig")
