"""What an agency answers, and whether the parts of an answer agree."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.frontdoor.declared.answers import HANDLING, HELD, ONWARD, WITHHOLDING, Handling, Held, Onward
from onestory.frontdoor.declared.request_workflow import WAITING


@dataclass(frozen=True, kw_only=True)
class GivenFact:
    """One fact; `about` is a subject of the request, if it is about one of them."""

    words: str
    happened_on: date | None = None
    about: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """Facts, and apart from them what the professional makes of them."""

    held: str
    facts: tuple[GivenFact, ...] = ()
    comment: str = ""
    handling: str = Handling.SEALED.value
    onward: str = Onward.ASK.value
    withheld_why: str = ""
    missing: str = ""
    withheld_ground: str = ""

    @property
    def said(self) -> tuple[GivenFact, ...]:
        """The facts with words in them."""
        return tuple(fact for fact in self.facts if fact.words.strip())


def refusal_of_answer(given: GivenAnswer) -> str:
    """What is wrong with an answer, in a sentence; blank when nothing is."""
    for wrong, sentence in (
        (given.held not in HELD, "Say whether your agency holds anything: facts, nothing, withheld, or part of it."),
        (given.handling not in HANDLING, "Say how the answer is to be handled."),
        (given.onward not in ONWARD, "Say whether what you tell us may be shared on."),
        (
            given.held in (Held.FACTS, Held.PARTLY) and not given.said,
            "You have said that you hold information: give at least one fact, or say that it is withheld.",
        ),
        (
            given.held in (Held.NOTHING, Held.WITHHELD) and bool(given.said),
            "You have given facts, and said that you hold or share none. Change one of the two.",
        ),
        (
            given.held == Held.WITHHELD and not given.withheld_why.strip(),
            "Say why you are not sharing what you hold: a refusal is recorded with its reason.",
        ),
        (
            given.held == Held.WITHHELD and given.withheld_ground not in WITHHOLDING,
            "Choose the ground on which you are not sharing it: there is a duty to share, with few exceptions.",
        ),
        (
            given.held == Held.PARTLY and not given.missing.strip(),
            "Say what is still missing, and when it will come.",
        ),
    ):
        if wrong:
            return sentence
    return ""


def move_for(given: GivenAnswer, *, state: str) -> str:
    """Which move of the request's workflow an answer is."""
    if state not in WAITING:
        return "add"
    return "answer-in-part" if given.held == Held.PARTLY else "answer"
