"""What each outcome means to the one who told us: a class and a sentence, with nothing of the family in it."""

from dataclasses import dataclass
from datetime import date

from onestory.vocabulary.frontdoor import ContactOutcome

UNDO_MINUTES = 10
UNOWNED_MINUTES = 15
CHASE_AGAIN_HOURS = 4
AT_ONCE = 500
"""How many late clocks are raised, or partners chased, in one transaction: little enough that nobody waits for it."""
AFTERWARDS_HOURS = 24
"""How long whoever had a closed contact may open its people's pages without a reason: to write up, to be rung back."""
RECENT_DAYS = 90


@dataclass(frozen=True, kw_only=True)
class OutcomeClass:
    """What a referrer may know of an outcome."""

    code: str
    sentence: str
    outcomes: tuple[ContactOutcome, ...]
    since: date = date(2026, 1, 1)
    source: str = "KCSIE 2025 para 62: those who refer are told what will be done; outcome class only"


CLASSES = (
    OutcomeClass(
        code="taken-forward",
        sentence="Thank you for telling us. Children's social care is acting on what you told us. "
        "If you learn anything new, tell us again; if a child is in danger, ring 999.",
        outcomes=(
            ContactOutcome.STRATEGY_DISCUSSION,
            ContactOutcome.ASSESSMENT,
            ContactOutcome.PRIVATE_FOSTERING,
            ContactOutcome.NON_AGENCY_ADOPTION,
            ContactOutcome.MISSING,
            ContactOutcome.OTHER,
        ),
    ),
    OutcomeClass(
        code="passed-to-the-worker",
        sentence="Thank you for telling us. What you told us has gone to a worker who can act on it. "
        "If you learn anything new, tell us again; if a child is in danger, ring 999.",
        outcomes=(ContactOutcome.EXISTING_CASE, ContactOutcome.OTHER_COUNCIL_PLAN),
    ),
    OutcomeClass(
        code="early-help",
        sentence="Thank you for telling us. Help will be offered by an early help service. "
        "If you learn anything new, tell us again; if a child is in danger, ring 999.",
        outcomes=(ContactOutcome.EARLY_HELP,),
    ),
    OutcomeClass(
        code="advice",
        sentence="Thank you for telling us. We have given advice and pointed to services that can help. "
        "If things change, tell us again; if a child is in danger, ring 999.",
        outcomes=(ContactOutcome.ADVICE,),
    ),
    OutcomeClass(
        code="another-council",
        sentence="Thank you for telling us. What you told us belongs to another council, and we have passed it on. "
        "If a child is in danger, ring 999.",
        outcomes=(ContactOutcome.OTHER_COUNCIL,),
    ),
    OutcomeClass(
        code="no-further-action",
        sentence="Thank you for telling us. We considered it and will not take it further now. "
        "If you disagree, ask for the hub's manager. If things change, tell us again; "
        "if a child is in danger, ring 999.",
        outcomes=(ContactOutcome.NO_FURTHER_ACTION,),
    ),
)
CLASS_OF = {outcome: each for each in CLASSES for outcome in each.outcomes}
BY_CODE = {each.code: each for each in CLASSES}
FEEDBACK_CHANNELS = ("account", "phone", "email", "letter", "in-person", "not-possible")
