"""What the front door's queries give back: frozen, with names and words in place of rows and codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.frontdoor.declared.alerts import Alert
from onestory.frontdoor.declared.handovers import HANDED_OVER, HandoverState
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.clocks import Clock
from onestory.grammar.timescales import Standing


@dataclass(frozen=True, kw_only=True)
class DraftCard:
    """A form begun. `answers` are as typed: read them with the form's own version."""

    id: UUID
    form: str
    form_version: str
    answers: Mapping[str, object]
    council: int
    council_code: str
    saved_at: datetime
    saved_times: int
    expires_at: datetime
    submitted_as: str


@dataclass(frozen=True, kw_only=True)
class BoardRow:
    """One open contact as the duty board shows it."""

    reference: str
    received_at: datetime
    state: str
    state_title: str
    level: str
    brag: str
    queue: str
    team: str
    owner: int
    owner_name: str
    about: str
    kind: str
    kind_title: str
    channel: str
    immediate_danger: bool
    due_at: datetime
    decide_by: datetime
    standing: Standing
    requests: int
    requests_answered: int
    requests_overdue: int
    escalations: tuple[str, ...]

    @property
    def is_unowned(self) -> bool:
        """Whether no person has taken it: a team has it, always."""
        return self.owner == 0


@dataclass(frozen=True, kw_only=True)
class Silence:
    """One agency that has not answered: how much waits, how much is late, since when."""

    agency: int
    agency_name: str
    waiting: int
    overdue: int
    oldest_due_at: datetime


@dataclass(frozen=True, kw_only=True)
class Board:
    """The duty board: rows most urgent first, with the counts its tiles show."""

    rows: tuple[BoardRow, ...]
    by_state: Mapping[str, int]
    by_brag: Mapping[str, int]
    unowned: int
    overdue: int
    silence: tuple[Silence, ...]


@dataclass(frozen=True, kw_only=True)
class MatchCard:
    """Whom somebody named is taken for: by whom, when, on what weight and reasons."""

    person_id: UUID | None
    found: str
    by: str
    at: datetime
    weight: float | None
    reasons: str


@dataclass(frozen=True, kw_only=True)
class NamedChild:
    """A child as told, and their match. Nothing here comes from the index."""

    id: UUID
    number: int
    name: str
    given_name: str
    family_name: str
    other_names: str
    is_unborn: bool
    born_on: date | None
    age_about: int | None
    expected_on: date | None
    sex: str
    nhs_number: str
    address: str
    postcode: str
    school: str
    relation: str
    person_id: UUID | None
    match: MatchCard | None
    place_is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class NamedAdult:
    """An adult as told, and their match. Nothing here comes from the index."""

    id: UUID
    number: int
    name: str
    given_name: str
    family_name: str
    born_on: date | None
    relation: str
    relation_title: str
    lives_with_children: str
    address: str
    postcode: str
    phone: str
    person_id: UUID | None
    match: MatchCard | None
    place_is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Referrer:
    """Who told the hub. Blank where anonymous."""

    name: str
    role: str
    organisation: str
    phone: str
    email: str
    source: str
    source_title: str
    is_anonymous: bool
    wishes_anonymity: bool
    has_account: bool


@dataclass(frozen=True, kw_only=True)
class Words:
    """What was said, in their words, in the four parts of the Signs of Safety lens, and around it."""

    worry: str
    working_well: str
    needs_to_happen: str
    scale: int | None
    immediate_danger: bool
    danger: str
    told_parents: str
    told_parents_title: str
    told_why_not: str
    consent: Mapping[str, str]
    consent_from: str
    consent_why_not: str
    incident_on: date | None
    incident_reference: str


@dataclass(frozen=True, kw_only=True)
class EarlierContact:
    """A contact about one of the same children: when, how it ended, whether it is still open."""

    reference: str
    received_at: datetime
    kind_title: str
    about: str
    state: str
    outcome: str
    outcome_title: str
    within_90_days: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the front door already knows of the matched children."""

    within_90_days: int
    contacts: tuple[EarlierContact, ...]
    open_work: tuple[EarlierContact, ...]
    re_referral: bool
    without_action: int
    alert: Alert
    nobody_matched: bool

    @property
    def is_repeated(self) -> bool:
        """Whether contacts have ended without action so often that somebody must look at the pattern."""
        return self.without_action >= self.alert.times


@dataclass(frozen=True, kw_only=True)
class TriageCard:
    """One judgement of level and urgency."""

    level: str
    level_title: str
    level_words: str
    brag: str
    brag_title: str
    reason: str
    by: str
    at: datetime
    due_at: datetime
    out_of_hours: bool
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FactCard:
    """One fact an agency told, with whom it is about."""

    number: int
    words: str
    happened_on: date | None
    about: str


@dataclass(frozen=True, kw_only=True)
class AnswerCard:
    """One answer, as those who may read it see it."""

    number: int
    held: str
    held_title: str
    facts: tuple[FactCard, ...]
    comment: str
    handling: str
    handling_title: str
    onward: str
    onward_title: str
    withheld_why: str
    missing: str
    by: str
    at: datetime
    released_words: str
    released_for: str


@dataclass(frozen=True, kw_only=True)
class SubjectCard:
    """Somebody a request is about, as the agency is told."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None
    who: str


@dataclass(frozen=True, kw_only=True)
class RequestRow:
    """A request in a list."""

    reference: str
    contact_reference: str
    agency: int
    agency_name: str
    about: str
    urgency: str
    state: str
    state_title: str
    sent_at: datetime
    due_at: datetime
    answered_at: datetime | None
    standing: Standing
    chased_times: int


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """A request in full. `answers` is empty for those who may not read under seal: `sealed` then says so."""

    row: RequestRow
    council_name: str
    purpose: str
    lawful_basis: str
    lawful_basis_title: str
    necessity: str
    told: str
    told_title: str
    told_why_not: str
    asked_by: str
    subjects: tuple[SubjectCard, ...]
    questions: tuple[str, ...]
    answers: tuple[AnswerCard, ...]
    sealed: str
    chases: tuple[datetime, ...]
    opened_at: datetime | None
    acts: Mapping[str, Act]


@dataclass(frozen=True, kw_only=True)
class AnalysisCard:
    """The newest analysis, part by part."""

    harm: str
    strengths: str
    complicating: str
    history: str
    childs_voice: str
    unknown: str
    needs_to_happen: str
    scale: int | None
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ProposalCard:
    """The proposal that stands."""

    outcome: str
    outcome_title: str
    reason_code: str
    reason_title: str
    level: str
    rationale: str
    unknown: str
    would_change: str
    by: str
    by_user: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DecisionCard:
    """A decision: standing, or taken back within minutes."""

    outcome: str
    outcome_title: str
    reason_code: str
    reason_title: str
    level: str
    rationale: str
    would_change: str
    proposed_by: str
    by: str
    at: datetime
    may_be_undone_until: datetime
    undone_by: str
    undone_at: datetime | None
    undone_why: str
    referrer_will_read: str


@dataclass(frozen=True, kw_only=True)
class FeedbackCard:
    """What the referrer was told, how and when."""

    to_whom: str
    channel: str
    outcome_class: str
    sentence: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class SharingCard:
    """One line of the ledger."""

    at: datetime
    about: str
    what: str
    from_whom: str
    to_whom: str
    lawful_basis: str
    lawful_basis_title: str
    necessity: str
    told: str
    told_why_not: str
    decision: str
    refused_why: str
    by: str
    contact_reference: str


@dataclass(frozen=True, kw_only=True)
class AssignmentCard:
    """Who had the contact from then on."""

    at: datetime
    team: str
    owner: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class EscalationCard:
    """What the clock raised."""

    kind: str
    title: str
    due_at: datetime
    raised_at: datetime
    request_reference: str


@dataclass(frozen=True, kw_only=True)
class ConsentCard:
    """One position: from the contact itself where nobody recorded it since (`at` is then when it came)."""

    kind: str
    title: str
    position: str
    position_title: str
    from_whom: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class HandoverRow:
    """A handover in a list."""

    id: UUID
    reference: str
    about: str
    outcome_title: str
    level: str
    brag: str
    team: str
    agency_name: str
    state: str
    state_title: str
    offered_by: str
    offered_at: datetime
    due_at: datetime
    opened_at: datetime | None
    answered_by: str
    answered_at: datetime | None
    answer: str
    asks: str


@dataclass(frozen=True, kw_only=True)
class ContactPage:
    """Everything one contact's page shows this viewer. `acts` says, of each act, whether it may be done or why not."""

    reference: str
    received_at: datetime
    recorded_at: datetime
    recorded_by: str
    channel: str
    channel_title: str
    kind: str
    kind_title: str
    state: str
    state_title: str
    queue: str
    team: int
    team_name: str
    owner: int
    owner_name: str
    level: str
    brag: str
    referrer: Referrer
    words: Words
    children: tuple[NamedChild, ...]
    adults: tuple[NamedAdult, ...]
    known: Known
    clocks: tuple[Clock, ...]
    triages: tuple[TriageCard, ...]
    requests: tuple[RequestPage, ...]
    analysis: AnalysisCard | None
    proposal: ProposalCard | None
    decision: DecisionCard | None
    undone: tuple[DecisionCard, ...]
    feedback: tuple[FeedbackCard, ...]
    shares: tuple[SharingCard, ...]
    assignments: tuple[AssignmentCard, ...]
    escalations: tuple[EscalationCard, ...]
    handovers: tuple[HandoverRow, ...]
    consents: tuple[ConsentCard, ...]
    changes_of_consent: tuple[ConsentCard, ...]
    acts: Mapping[str, Act]

    @property
    def needs_handing_over(self) -> bool:
        """Whether somebody must take up what was decided, and no team has it or has been offered it."""
        is_handed_over = self.decision is not None and self.decision.outcome in HANDED_OVER
        return is_handed_over and all(each.state == HandoverState.DECLINED for each in self.handovers)

    @property
    def waits_for_acceptance(self) -> HandoverRow | None:
        """The offer that a team has not answered."""
        return next((each for each in self.handovers if each.state == HandoverState.OFFERED), None)


@dataclass(frozen=True, kw_only=True)
class Workload:
    """What one colleague has open. `role_title` is blank where they have no post here any more."""

    user: int
    name: str
    role_title: str
    open: int
    late: int
    red: int
    to_triage: int
    to_decide: int
    next_due: datetime | None


@dataclass(frozen=True, kw_only=True)
class MyWork:
    """What is mine today: late first, then what is due, what came back, and whom I wait for."""

    mine: tuple[BoardRow, ...]
    unowned_in_my_team: tuple[BoardRow, ...]
    to_decide: tuple[BoardRow, ...]
    came_back: tuple[RequestRow, ...]
    waiting_on: tuple[RequestRow, ...]
    to_feed_back: tuple[BoardRow, ...]
    handed_over: tuple[HandoverRow, ...]


@dataclass(frozen=True, kw_only=True)
class ReferralRow:
    """One's own contact, as the one who sent it may follow it: nothing of the family beyond what they told."""

    reference: str
    council_name: str
    received_at: datetime
    about: str
    standing: str
    standing_title: str
    read_at: datetime | None
    decided_at: datetime | None
    outcome_class: str
    sentence: str
    told_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the sender is handed when a contact is taken: it is on disk, in a queue, with a team and a time."""

    reference: str
    council: int
    received_at: datetime
    is_repeat: bool
    decide_by: datetime | None = None
