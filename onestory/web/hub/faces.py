"""How the front door's words look: a badge for each colour, level and stage. The word says it; the colour only helps."""

from collections.abc import Mapping
from dataclasses import dataclass

from onestory.frontdoor.declared.contact_workflow import TITLES, ContactState
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED

COLOURS = {"red": "red", "amber": "orange", "green": "green", "blue": "blue"}
STAGE_COLOURS = {"new": "orange", "proposed": "blue", "decided": "blue", "closed": "grey"}
URGENCIES = tuple(entry.code for entry in BRAG)


@dataclass(frozen=True, kw_only=True)
class Badge:
    """What the badge component draws."""

    text: str
    colour: str = ""


def urgency(brag: str) -> Badge:
    """How fast to ask."""
    return Badge(text=f"Urgency: {label_of(BRAG, brag).lower()}", colour=COLOURS[brag]) if brag else NO_URGENCY


def level(number: str) -> Badge:
    """How much help."""
    return Badge(text=f"Level {label_of(LEVELS_OF_NEED, number).lower()}") if number else NO_LEVEL


def stage(state: str) -> Badge:
    """How far the contact has come."""
    return Badge(text=TITLES[ContactState(state)].split(":")[0], colour=STAGE_COLOURS.get(state, ""))


def counts_in_words(counts: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[str, str, int]]:
    """Code, words and number, in the order of the words given; what there is none of is left out."""
    return [(code, said, counts[code]) for code, said in words.items() if counts.get(code)]


NO_URGENCY = Badge(text="Urgency: not set", colour="grey")
NO_LEVEL = Badge(text="Level: not set", colour="grey")
