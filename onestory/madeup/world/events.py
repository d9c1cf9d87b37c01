"""What happened: the dated facts that partners write down, each in its own way."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from onestory.madeup.world.people import Place


@dataclass(frozen=True, slots=True)
class Worker:
    """Someone who works with families, and the person they are outside work, if they live here."""

    code: str
    name: str
    role: str
    team: str
    phone: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something the police came to, with everyone's part in it."""

    at: datetime
    recorded: datetime
    kind: str
    grade: str
    children_present: bool
    summary: str
    place: Place
    roles: tuple[tuple[int, str], ...]
    officer: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """A visit to the emergency department."""

    person: int
    at: datetime
    complaint: str
    diagnosis: str
    disposal: str
    came_with: str


@dataclass(frozen=True, slots=True)
class Contact:
    """The front door heard about a child."""

    child: int
    on: date
    source: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A child and family assessment; ended is None while it runs."""

    started: date
    ended: date | None
    factors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A section 47 enquiry and the conference it led to."""

    started: date
    ended: date | None
    target: date
    conference: date | None
    not_required: bool


@dataclass(frozen=True, slots=True)
class ProtectionPlan:
    """A child protection plan."""

    started: date
    ended: date | None
    first_category: str
    category: str
    previous: int
    reviews: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A period, open when ended is None."""

    started: date
    ended: date | None


@dataclass(slots=True)
class Episode:
    """A child in need episode, from referral to closure."""

    child: int
    referred: date
    source: str
    need: str
    nfa: bool
    worker: Worker
    closed: date | None = None
    reason: str = ""
    assessments: list[Assessment] = field(default_factory=list)
    plans: list[Span] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    protection: list[ProtectionPlan] = field(default_factory=list)

    def as_of(self, day: date) -> "Episode":
        """The episode as the council knew it on a day."""
        closed = self.closed if self.closed and self.closed <= day else None
        return replace(
            self,
            closed=closed,
            reason=self.reason if closed else "",
            assessments=[replace(one, ended=_by(one.ended, day)) for one in self.assessments if one.started <= day],
            plans=[replace(one, ended=_by(one.ended, day)) for one in self.plans if one.started <= day],
            enquiries=[
                replace(one, ended=_by(one.ended, day), conference=_by(one.conference, day))
                for one in self.enquiries
                if one.started <= day
            ],
            protection=[
                replace(
                    one, ended=_by(one.ended, day), reviews=tuple(review for review in one.reviews if review <= day)
                )
                for one in self.protection
                if one.started <= day
            ],
        )


def _by(when: date | None, day: date) -> date | None:
    return when if when and when <= day else None


@dataclass(slots=True)
class CareEpisode:
    """One stretch of being looked after with one legal status and one placement."""

    started: date
    why_new: str
    legal: str
    need: str
    placement: str
    provider: str
    place: Place
    urn: str
    ended: date | None = None
    why_ended: str = ""
    why_moved: str = ""


@dataclass(slots=True)
class Care:
    """A period of being looked after."""

    child: int
    episodes: list[CareEpisode]
    home_postcode: str
    worker: Worker

    @property
    def started(self) -> date:
        return self.episodes[0].started

    @property
    def ended(self) -> date | None:
        return self.episodes[-1].ended

    def open_on(self, day: date) -> bool:
        return self.started <= day and (self.ended is None or self.ended > day)


@dataclass(frozen=True, slots=True)
class Missing:
    """A time when a looked-after child was missing or away."""

    child: int
    started: date
    ended: date | None
    kind: str
    interview_offered: bool
    interview_accepted: bool


@dataclass(frozen=True, slots=True)
class EarlyHelp:
    """A child's part in a family's early help."""

    family: str
    child: int
    parent: int
    started: date
    ended: date | None
    reason: str
    end_reason: str
    lead: Worker
    organisation: str
    consent: bool


@dataclass(frozen=True, slots=True)
class CourtOrder:
    """An order that probation supervises."""

    person: int
    crn: str
    kind: str
    started: date
    ended: date | None
    risk: str
    risk_children: str
    mappa: str
    worker: Worker


@dataclass(frozen=True, slots=True)
class Service:
    """A service that adult social care gives."""

    person: int
    reference: str
    kind: str
    reason: str
    started: date
    ended: date | None
    worker: Worker
    enquiry: date | None


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence by a young person and what came of it."""

    person: int
    reference: str
    on: date
    offence: str
    outcome: str
    outcome_on: date
    started: date | None
    ended: date | None
    worker: Worker


@dataclass(slots=True)
class History:
    """Everything that happened in the council."""

    incidents: list[Incident] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    early_help: list[EarlyHelp] = field(default_factory=list)
    orders: list[CourtOrder] = field(default_factory=list)
    services: list[Service] = field(default_factory=list)
    offences: list[Offence] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    disabilities: dict[int, tuple[str, ...]] = field(default_factory=dict)
