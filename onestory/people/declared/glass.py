"""Breaking the glass: how long it lasts, how soon somebody is told, who reviews it, and what a review may find."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True)
class GlassRule:
    """What holds of every broken glass."""

    lasts: timedelta
    told_within: timedelta
    reviewed_within_working_days: int
    warning: str
    since: date
    source: str


GLASS = GlassRule(
    lasts=timedelta(minutes=30),
    told_within=timedelta(seconds=60),
    reviewed_within_working_days=5,
    warning=(
        "The access reviewer is told at once and somebody else reviews it within five working days. It opens this one "
        "record, for thirty minutes or until you leave it. The family may read that you did."
    ),
    since=date(2026, 1, 1),
    source="The summary care record's privacy alerts; ContactPoint's override of a shield",
)


@dataclass(frozen=True, kw_only=True)
class GlassOutcome:
    """What a reviewer may find."""

    code: str
    title: str
    means: str


GLASS_OUTCOMES = (
    GlassOutcome(
        code="justified",
        title="It was right",
        means="A child's safety needed it, and nothing else would have served.",
    ),
    GlassOutcome(
        code="avoidable",
        title="There was another way",
        means="Well meant; the worker or the team needs help to use it.",
    ),
    GlassOutcome(
        code="not-justified",
        title="It was wrong",
        means="No purpose of the hub needed it. It goes to the manager and the data protection officer.",
    ),
)
OUTCOMES_BY_CODE = {outcome.code: outcome for outcome in GLASS_OUTCOMES}
