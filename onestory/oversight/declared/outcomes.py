"""How the review of flagged looks may end."""

from datetime import date
from enum import StrEnum

from onestory.vocabulary.code_sets import Code, CodeSet


class Found(StrEnum):
    """What the reviewer found."""

    EXPLAINED = "explained"
    TRAINING = "training"
    INVESTIGATION = "investigation"


FOUND = CodeSet(
    code="review-outcomes",
    title="What a review of flagged looks found",
    since=date(2026, 1, 1),
    source="Privacy officers' practice; a council's own disciplinary procedure begins where this ends",
    members=Found,
    entries=(
        Code(Found.EXPLAINED, "Explained: the look was needed"),
        Code(Found.TRAINING, "Not needed and not meant badly: talk and training"),
        Code(
            Found.INVESTIGATION, "Passed on to be investigated", note="By somebody else, under the council's procedure."
        ),
    ),
)
REVIEW_WITHIN_WORKING_DAYS = 5
