"""What is proposed and decided, and whether it is whole: closed outcomes, reasons, and what would change it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.frontdoor.declared.outcomes import UNDO_MINUTES
from onestory.vocabulary.frontdoor import (
    CONTACT_OUTCOMES,
    LEVELS_OF_NEED,
    NO_FURTHER_ACTION_REASONS,
    ContactOutcome,
)

TOLD = "The referrer has been told, and the contact is closed. Record a new contact if something has changed."
HANDED = "It has been handed over. The team must decline it before the decision can be taken back."
PASSED = "It has been passed to another council. Take it back from them before you take the decision back."
TAKEN_IN = "Another council has taken it in, and it is theirs. If that is wrong, ring them: they can pass it on to you."
OWN_PROPOSAL = "You proposed this decision yourself. Somebody else with the manager's part must decide it."


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """An outcome, the level of need it stands on, and why; for no further action, also what would change it."""

    outcome: str
    level: str
    rationale: str
    reason_code: str = ""
    unknown: str = ""
    would_change: str = ""


def refusal_of_outcome(given: Proposed) -> str:
    """What is missing, in a sentence; blank when it is whole."""
    nothing = given.outcome == ContactOutcome.NO_FURTHER_ACTION
    for missing, sentence in (
        (given.outcome not in CONTACT_OUTCOMES, "Choose one of the outcomes."),
        (given.level not in LEVELS_OF_NEED, "Choose the level of need, 1 to 4, that this outcome stands on."),
        (
            not given.rationale.strip(),
            "Give the reasons: they are read with the outcome for as long as the record is kept.",
        ),
        (
            nothing and given.reason_code not in NO_FURTHER_ACTION_REASONS,
            "No further action is a decision: choose the reason for it.",
        ),
        (nothing and not given.would_change.strip(), "Say what would change this decision."),
    ):
        if missing:
            return sentence
    return ""


def may_be_undone_until(decided_at: datetime) -> datetime:
    """Until when a wrong click may be taken back."""
    return decided_at + timedelta(minutes=UNDO_MINUTES)
