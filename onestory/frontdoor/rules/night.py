"""The night as the out-of-hours service hands it to the day: what is said of each contact."""

from dataclasses import dataclass

NOTHING_SAID = "Say of at least one contact what was done in the night, and what the day team must do first."
NEVER_SHUT = "This council's door never shuts, so no night is handed over. Give the contact to somebody instead."
HANDED_ALREADY = "It has been handed to the day team already, and waits to be taken up."
OWN_NIGHT = "You handed this over yourself. Somebody of the day team takes it up."
TAKEN_ALREADY = "{name} has taken this up already."


@dataclass(frozen=True, kw_only=True)
class ForMorning:
    """One contact: what was done in the night, and what comes first in the morning."""

    reference: str
    done: str
    first: str
