"""How far an errand is, in words."""

from onestory.feeds.queries.errands import ErrandCard
from onestory.web.presenters.numbers import size

HEADINGS = {"preview": "Reading the file", "commit": "Importing the file", "undo": "Taking the import back"}


def heading_of(errand: ErrandCard) -> str:
    """What is being done."""
    return HEADINGS[errand.act]


def words_of(errand: ErrandCard) -> str:
    """How far it is: waiting, so much read, or read whole and being compared and written."""
    if errand.is_waiting:
        return "Waiting for its turn"
    if errand.act == "undo":
        return "Putting back what stood before"
    if not errand.done:
        return "Beginning to read"
    if errand.done >= errand.of > 0:
        return "Read whole; comparing it with what is held"
    return f"Read {size(errand.done)} of {size(errand.of)}" if errand.of else "Reading"
