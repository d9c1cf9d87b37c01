"""Professional disagreement: four stages, who answers at each and by when, and how one ends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.declarations import check_code
from onestory.grammar.timescales import Limit, Timescale, Unit
from onestory.grammar.workflows import Move, Workflow
from onestory.vocabulary.code_sets import Code, CodeSet
from onestory.vocabulary.moments import Moment

DISAGREEMENT_DAYS = "disagreement-days"
"""A council's own days: `{"1": 1, "2": 2, "3": 3, "4": 5, "reply": 5}`."""
REPLY = "reply"
SINCE = date(2026, 1, 1)
LOCAL = "Professional-differences policies of safeguarding partnerships: stages 1 to 4; the days differ by area"


class DisagreementState(StrEnum):
    """Where a disagreement stands. Overdue is not a state: it is read from the clock."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


OPEN, ANSWERED, CLOSED = DisagreementState.OPEN, DisagreementState.ANSWERED, DisagreementState.CLOSED
TITLES = {
    OPEN: "Waiting for an answer",
    ANSWERED: "Answered: whoever raised it must say whether that settles it",
    CLOSED: "Closed",
}
DISAGREEMENT = Workflow(
    code="disagreement",
    title="Professional disagreement",
    begins=OPEN,
    source=LOCAL,
    moves=(
        Move(name="answer", come_from=(OPEN,), go_to=ANSWERED, needs="disagreement.answer"),
        Move(
            name="escalate",
            come_from=(OPEN, ANSWERED),
            go_to=OPEN,
            needs="disagreement.raise",
            says="take {} up a stage",
        ),
        Move(name="settle", come_from=(OPEN, ANSWERED), go_to=CLOSED, needs="disagreement.raise"),
        Move(name="close", come_from=(ANSWERED,), go_to=CLOSED, needs="disagreement.answer-senior"),
    ),
)


def _days(code: str, title: str, days: int, ends: Moment, starts: Moment = Moment.DISAGREEMENT_AT_A_STAGE) -> Timescale:
    limit = Limit(
        since=SINCE, allows=days, unit=Unit.WORKING_DAYS, source=f"{LOCAL}: unverified, a council sets its own"
    )
    return Timescale(code=code, title=title, starts=starts, ends=ends, limits=(limit,), local=True)


@dataclass(frozen=True, kw_only=True)
class DisagreementStage:
    """Whoever answered at one stage does not answer at the next."""

    number: int
    code: str
    title: str
    answered_by: str
    needs: str
    clock: Timescale
    since: date = SINCE
    source: str = LOCAL

    def __post_init__(self) -> None:
        check_code("A stage", self.code)

    @property
    def names_who(self) -> bool:
        """Whether the answer is given for somebody senior who must be named: those who do not sign in here."""
        return self.number > 2


STAGES = (
    DisagreementStage(
        number=1,
        code="stage-1",
        title="Between the workers",
        answered_by="the worker who has the contact, or the colleague who answered",
        needs="disagreement.answer",
        clock=_days("PD1", "Disagreement, stage 1: answered by a worker", 1, Moment.DISAGREEMENT_ANSWERED),
    ),
    DisagreementStage(
        number=2,
        code="stage-2",
        title="Between their managers",
        answered_by="the hub's manager, or the agency's",
        needs="disagreement.answer-senior",
        clock=_days("PD2", "Disagreement, stage 2: answered by a manager", 2, Moment.DISAGREEMENT_ANSWERED),
    ),
    DisagreementStage(
        number=3,
        code="stage-3",
        title="Between heads of service",
        answered_by="a head of service or designated lead, whose answer a manager writes here",
        needs="disagreement.answer-senior",
        clock=_days("PD3", "Disagreement, stage 3: answered by a head of service", 3, Moment.DISAGREEMENT_ANSWERED),
    ),
    DisagreementStage(
        number=4,
        code="stage-4",
        title="With the safeguarding partners",
        answered_by="the safeguarding partnership, whose answer a manager writes here",
        needs="disagreement.answer-senior",
        clock=_days("PD4", "Disagreement, stage 4: answered by the partnership", 5, Moment.DISAGREEMENT_ANSWERED),
    ),
)
BY_NUMBER = {stage.number: stage for stage in STAGES}
LAST = STAGES[-1].number
REPLY_CLOCK = _days(
    "PD-reply",
    "Disagreement: say whether an answer settles it",
    5,
    Moment.DISAGREEMENT_SETTLED,
    Moment.DISAGREEMENT_ANSWERED,
)
TIMESCALES = (*(stage.clock for stage in STAGES), REPLY_CLOCK)


class Topic(StrEnum):
    """What a disagreement is about."""

    NOT_ENOUGH = "not-enough"
    TOO_MUCH = "too-much"
    LEVEL = "level-or-urgency"
    ASKED = "asked-without-need"
    NOT_SHARED = "not-shared"
    SILENCE = "not-answered"
    OTHER = "other"


TOPICS = CodeSet(
    code="disagreement-topic",
    title="What a disagreement is about",
    since=SINCE,
    source=LOCAL,
    members=Topic,
    entries=(
        Code(Topic.NOT_ENOUGH, "What was decided does not keep the child safe enough"),
        Code(Topic.TOO_MUCH, "What was decided goes further than it need"),
        Code(Topic.LEVEL, "The level of need or the urgency is wrong"),
        Code(Topic.ASKED, "What is asked of us is not justified"),
        Code(Topic.NOT_SHARED, "Information that may protect a child was not shared"),
        Code(Topic.SILENCE, "Nobody has answered or acted in time"),
        Code(Topic.OTHER, "Something else"),
    ),
)


class Stance(StrEnum):
    """What whoever answers does about it."""

    CHANGED = "changed"
    PARTLY = "partly"
    STANDS = "stands"


STANCES = CodeSet(
    code="disagreement-stance",
    title="What the answer to a disagreement is",
    since=SINCE,
    source=LOCAL,
    members=Stance,
    entries=(
        Code(Stance.CHANGED, "You are right: we change it"),
        Code(Stance.PARTLY, "We change part of it"),
        Code(Stance.STANDS, "It stands, for these reasons"),
    ),
)


class Settled(StrEnum):
    """How a disagreement ended."""

    CHANGED = "changed"
    ACCEPTED = "accepted"
    DISSENT = "dissent"
    WITHDRAWN = "withdrawn"


SETTLEMENTS = CodeSet(
    code="disagreement-settlement",
    title="How a disagreement ended",
    since=SINCE,
    source=LOCAL,
    members=Settled,
    entries=(
        Code(Settled.CHANGED, "What was decided or done was changed"),
        Code(Settled.ACCEPTED, "It stands, and the reasons are accepted"),
        Code(Settled.DISSENT, "Closed without agreement: the disagreement stays in the record"),
        Code(Settled.WITHDRAWN, "Withdrawn by whoever raised it"),
    ),
)


class StepKind(StrEnum):
    """What was done at a step of a disagreement."""

    RAISED = "raised"
    ANSWERED = "answered"
    ESCALATED = "escalated"
    CLOSED = "closed"
