"""What must follow a step on a child's way, and by when: the clock of each stage that is open."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_no_repeats
from onestory.grammar.timescales import Limit, Moment, Timescale, Unit

SINCE = date(2013, 4, 15)
WORKING_TOGETHER = "Working Together to Safeguard Children 2023"
REGULATIONS = "Care Planning, Placement and Case Review (England) Regulations 2010, reg 33"


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """After the `nth` (0: the latest) line of these kinds, one of `met_by` is due within the clock.

    `or_else` are the other ways the road may turn here, in words. `ended_by` lines take the duty away.
    """

    after: tuple[str, ...]
    title: str
    met_by: tuple[str, ...]
    clock: Timescale
    ended_by: tuple[str, ...] = ()
    or_else: tuple[str, ...] = ()


def _clock(code: str, title: str, moments: tuple[Moment, Moment], limit: tuple[int, Unit, str]) -> Timescale:
    starts, ends = moments
    allows, unit, source = limit
    limits = (Limit(since=SINCE, allows=allows, unit=unit, source=source),)
    return Timescale(code=code, title=title, starts=starts, ends=ends, limits=limits)


CLOSES = ("case-closed",)
NEXT_STEPS = (
    NextStep(
        after=("referral",),
        title="Assessment finished",
        met_by=("assessment",),
        ended_by=CLOSES,
        or_else=("child in need plan", "strategy discussion", "closed"),
        clock=_clock(
            "journey-assessment",
            "Assessment finished after a referral",
            (Moment.REFERRAL_RECEIVED, Moment.ASSESSMENT_AUTHORISED),
            (45, Unit.WORKING_DAYS, WORKING_TOGETHER),
        ),
    ),
    NextStep(
        after=("strategy-discussion",),
        title="Initial child protection conference, if the enquiry shows it is needed",
        met_by=("initial-conference", "cp-plan"),
        ended_by=CLOSES,
        or_else=("assessment goes on", "closed"),
        clock=_clock(
            "journey-conference",
            "Initial conference after a strategy discussion",
            (Moment.STRATEGY_DISCUSSION_HELD, Moment.CONFERENCE_HELD),
            (15, Unit.WORKING_DAYS, WORKING_TOGETHER),
        ),
    ),
    NextStep(
        after=("initial-conference", "transfer-in-conference"),
        title="First review conference",
        met_by=("cp-review",),
        ended_by=CLOSES,
        or_else=("plan ended", "court"),
        clock=_clock(
            "journey-first-review-conference",
            "First review conference",
            (Moment.CONFERENCE_HELD, Moment.REVIEW_CONFERENCE_HELD),
            (3, Unit.MONTHS, WORKING_TOGETHER),
        ),
    ),
    NextStep(
        after=("cp-review",),
        title="Next review conference",
        met_by=("cp-review",),
        ended_by=CLOSES,
        or_else=("step down to a child in need plan", "court"),
        clock=_clock(
            "journey-review-conference",
            "Later review conferences",
            (Moment.REVIEW_CONFERENCE_LAST_HELD, Moment.REVIEW_CONFERENCE_HELD),
            (6, Unit.MONTHS, WORKING_TOGETHER),
        ),
    ),
    NextStep(
        after=("looked-after-review",),
        title="Next looked-after review",
        met_by=("looked-after-review",),
        ended_by=(*CLOSES, "care-ended", "adoption-order"),
        or_else=("home", "permanence"),
        clock=_clock(
            "journey-looked-after-review",
            "Later looked-after reviews",
            (Moment.LOOKED_AFTER_REVIEW_LAST_HELD, Moment.LOOKED_AFTER_REVIEW_HELD),
            (6, Unit.MONTHS, REGULATIONS),
        ),
    ),
)  # fmt: skip
check_no_repeats("The next steps", (step.clock.code for step in NEXT_STEPS))
