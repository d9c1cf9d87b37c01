"""How the front door's words look: a badge for each colour, level and stage, whose word says it without the colour."""

from dataclasses import dataclass

from onestory.frontdoor.declared.contact_workflow import TITLES, ContactState
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import BRAG, LEVELS_OF_NEED

COLOURS = {"red": "red", "amber": "orange", "green": "green", "blue": "blue"}
STAGE_COLOURS = {"new": "orange", "proposed": "blue", "decided": "blue", "closed": "grey", "withdrawn": "grey"}


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


NO_URGENCY = Badge(text="Urgency: not set", colour="grey")
NO_LEVEL = Badge(text="Level: not set", colour="grey")
