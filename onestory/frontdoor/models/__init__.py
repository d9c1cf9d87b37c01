"""Tables of the front door, one a file."""

from onestory.frontdoor.models.addition import Addition
from onestory.frontdoor.models.analysis import Analysis
from onestory.frontdoor.models.answer import Answer
from onestory.frontdoor.models.answer_fact import AnswerFact
from onestory.frontdoor.models.assignment import Assignment
from onestory.frontdoor.models.attachment import Attachment, AttachmentContent
from onestory.frontdoor.models.chase import Chase
from onestory.frontdoor.models.clarification import Clarification
from onestory.frontdoor.models.consent_entry import ConsentEntry
from onestory.frontdoor.models.contact import Contact
from onestory.frontdoor.models.contact_adult import ContactAdult
from onestory.frontdoor.models.contact_child import ContactChild
from onestory.frontdoor.models.court_day import CourtDay
from onestory.frontdoor.models.decision import Decision
from onestory.frontdoor.models.disagreement import Disagreement
from onestory.frontdoor.models.disagreement_step import DisagreementStep
from onestory.frontdoor.models.door_count import DoorCount
from onestory.frontdoor.models.draft import Draft
from onestory.frontdoor.models.escalation import Escalation
from onestory.frontdoor.models.family_report import FamilyReportGiven
from onestory.frontdoor.models.feedback import Feedback
from onestory.frontdoor.models.handover import Handover
from onestory.frontdoor.models.handover_part import HandoverPart, HandoverSubject
from onestory.frontdoor.models.held_ask import HeldAsk
from onestory.frontdoor.models.incident import Incident, IncidentPart
from onestory.frontdoor.models.information_request import InformationRequest
from onestory.frontdoor.models.match import Match
from onestory.frontdoor.models.morning import MorningHandover
from onestory.frontdoor.models.noticed_row import NoticedRow, NoticesLook
from onestory.frontdoor.models.outage import OutageSheet, OutageTable
from onestory.frontdoor.models.proposal import Proposal
from onestory.frontdoor.models.release import Release
from onestory.frontdoor.models.request_question import RequestQuestion
from onestory.frontdoor.models.request_subject import RequestSubject
from onestory.frontdoor.models.request_withdrawal import RequestWithdrawal
from onestory.frontdoor.models.school_notice import SchoolNotice
from onestory.frontdoor.models.sharing_entry import SharingEntry
from onestory.frontdoor.models.submission import Submission
from onestory.frontdoor.models.transfer import Transfer
from onestory.frontdoor.models.triage import Triage
from onestory.frontdoor.models.triage_indicator import TriageIndicator
from onestory.frontdoor.models.unsent_file import UnsentFile

__all__ = [
    "Addition",
    "Analysis",
    "Answer",
    "AnswerFact",
    "Assignment",
    "Attachment",
    "AttachmentContent",
    "Chase",
    "Clarification",
    "ConsentEntry",
    "Contact",
    "ContactAdult",
    "ContactChild",
    "CourtDay",
    "Decision",
    "Disagreement",
    "DisagreementStep",
    "DoorCount",
    "Draft",
    "Escalation",
    "FamilyReportGiven",
    "Feedback",
    "Handover",
    "HandoverPart",
    "HandoverSubject",
    "HeldAsk",
    "Incident",
    "IncidentPart",
    "InformationRequest",
    "Match",
    "MorningHandover",
    "NoticedRow",
    "NoticesLook",
    "OutageSheet",
    "OutageTable",
    "Proposal",
    "Release",
    "RequestQuestion",
    "RequestSubject",
    "RequestWithdrawal",
    "SchoolNotice",
    "SharingEntry",
    "Submission",
    "Transfer",
    "Triage",
    "TriageIndicator",
    "UnsentFile",
]
