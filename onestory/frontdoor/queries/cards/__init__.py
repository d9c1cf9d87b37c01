"""What the front door's queries give back: frozen, with names and words in place of rows and codes."""

from onestory.frontdoor.queries.cards.answering import AgencyBoard, Answerer, Kept
from onestory.frontdoor.queries.cards.board import (
    EVERYTHING,
    UNSET,
    Board,
    BoardNarrowing,
    BoardRow,
    LeftBehind,
    Silence,
    Workload,
)
from onestory.frontdoor.queries.cards.contact import ContactPage
from onestory.frontdoor.queries.cards.deciding import DecisionCard, FeedbackCard, ProposalCard
from onestory.frontdoor.queries.cards.disagreements import DisagreementPage, DisagreementRow, StepRow
from onestory.frontdoor.queries.cards.doors import DoorRow, Doors
from onestory.frontdoor.queries.cards.drafts import DraftCard, DraftLine, Receipt
from onestory.frontdoor.queries.cards.files import AdditionCard, FileCard
from onestory.frontdoor.queries.cards.handovers import HandoverRow
from onestory.frontdoor.queries.cards.history import AssignmentCard, EscalationCard, MorningCard, SharingCard
from onestory.frontdoor.queries.cards.incidents import (
    FileRow,
    IncidentCard,
    IncidentReceipt,
    NoticeCard,
    NoticeStanding,
    OtherOfIncident,
    WaitingNotice,
)
from onestory.frontdoor.queries.cards.judging import AnalysisCard, ConsentCard, TriageCard
from onestory.frontdoor.queries.cards.known import EarlierContact, Known
from onestory.frontdoor.queries.cards.manager import Behind, BehindPage, ManagerBoard, SoFar, Waiting
from onestory.frontdoor.queries.cards.named import MatchCard, NamedAdult, NamedChild, Referrer, Words
from onestory.frontdoor.queries.cards.referrals import ReferralRow
from onestory.frontdoor.queries.cards.requests import (
    AnswerCard,
    ClarificationCard,
    FactCard,
    RequestPage,
    RequestRow,
    SubjectCard,
)
from onestory.frontdoor.queries.cards.transfers import TransferRow
from onestory.frontdoor.queries.cards.work import MyWork

__all__ = [
    "EVERYTHING",
    "UNSET",
    "AdditionCard",
    "AgencyBoard",
    "AnalysisCard",
    "AnswerCard",
    "Answerer",
    "AssignmentCard",
    "Behind",
    "BehindPage",
    "Board",
    "BoardNarrowing",
    "BoardRow",
    "ClarificationCard",
    "ConsentCard",
    "ContactPage",
    "DecisionCard",
    "DisagreementPage",
    "DisagreementRow",
    "DoorRow",
    "Doors",
    "DraftCard",
    "DraftLine",
    "EarlierContact",
    "EscalationCard",
    "FactCard",
    "FeedbackCard",
    "FileCard",
    "FileRow",
    "HandoverRow",
    "IncidentCard",
    "IncidentReceipt",
    "Kept",
    "Known",
    "LeftBehind",
    "ManagerBoard",
    "MatchCard",
    "MorningCard",
    "MyWork",
    "NamedAdult",
    "NamedChild",
    "NoticeCard",
    "NoticeStanding",
    "OtherOfIncident",
    "ProposalCard",
    "Receipt",
    "ReferralRow",
    "Referrer",
    "RequestPage",
    "RequestRow",
    "SharingCard",
    "Silence",
    "SoFar",
    "StepRow",
    "SubjectCard",
    "TransferRow",
    "TriageCard",
    "Waiting",
    "WaitingNotice",
    "Words",
    "Workload",
]
