"""Everything one contact's page shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onestory.frontdoor.declared.contact_workflow import ContactState
from onestory.frontdoor.declared.handovers import HANDED_OVER, HandoverState
from onestory.frontdoor.declared.transfers import TransferState
from onestory.frontdoor.queries.cards.courts import CourtCard
from onestory.frontdoor.queries.cards.deciding import DecisionCard, FeedbackCard, ProposalCard
from onestory.frontdoor.queries.cards.disagreements import DisagreementRow
from onestory.frontdoor.queries.cards.files import AdditionCard, FileCard
from onestory.frontdoor.queries.cards.handovers import HandoverRow
from onestory.frontdoor.queries.cards.history import AssignmentCard, EscalationCard, MorningCard, SharingCard
from onestory.frontdoor.queries.cards.incidents import FileRow, IncidentCard, NoticeStanding
from onestory.frontdoor.queries.cards.judging import AnalysisCard, ConsentCard, TriageCard
from onestory.frontdoor.queries.cards.known import Known
from onestory.frontdoor.queries.cards.named import NamedAdult, NamedChild, Referrer, Words
from onestory.frontdoor.queries.cards.requests import RequestPage
from onestory.frontdoor.queries.cards.transfers import TransferRow
from onestory.frontdoor.rules.acts import Act
from onestory.frontdoor.rules.clocks import Clock
from onestory.vocabulary.frontdoor import ContactOutcome


@dataclass(frozen=True, kw_only=True)
class ContactPage:
    """Everything one contact's page shows this viewer. `acts` says, of each act, whether it may be done or why not."""

    reference: str
    received_at: datetime
    recorded_at: datetime
    recorded_by: str
    taken_down_by: str
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
    mornings: tuple[MorningCard, ...]
    escalations: tuple[EscalationCard, ...]
    handovers: tuple[HandoverRow, ...]
    transfers: tuple[TransferRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    consents: tuple[ConsentCard, ...]
    changes_of_consent: tuple[ConsentCard, ...]
    incident: IncidentCard | None
    by_file: tuple[FileRow, ...]
    school_notice: NoticeStanding | None
    files: tuple[FileCard, ...]
    additions: tuple[AdditionCard, ...]
    court: CourtCard | None
    acts: Mapping[str, Act]

    @property
    def needs_handing_over(self) -> bool:
        """Whether somebody must take up what was decided, and no team has it or has been offered it."""
        is_handed_over = self.decision is not None and self.decision.outcome in HANDED_OVER
        return is_handed_over and all(each.state == HandoverState.DECLINED for each in self.handovers)

    @property
    def is_told(self) -> bool:
        """Whether the referrer was told of the decision that stands."""
        return self.decision is not None and any(each.at >= self.decision.at for each in self.feedback)

    @property
    def given_back(self) -> AssignmentCard | None:
        """How it changed hands, with a reason, after a proposal that does not wait for its decision any more."""
        if self.proposal is None or self.state not in (ContactState.TRIAGED, ContactState.GATHERING):
            return None
        last = self.assignments[-1]
        return last if last.reason and last.at >= self.proposal.at else None

    @property
    def needs_passing_on(self) -> bool:
        """Whether another council must take it in, and none has it or has been sent it."""
        is_theirs = self.decision is not None and self.decision.outcome == ContactOutcome.OTHER_COUNCIL
        return is_theirs and all(each.state == TransferState.RETURNED for each in self.transfers)

    @property
    def waits_for_acceptance(self) -> HandoverRow | None:
        """The offer that a team has not answered."""
        return next((each for each in self.handovers if each.state == HandoverState.OFFERED), None)
