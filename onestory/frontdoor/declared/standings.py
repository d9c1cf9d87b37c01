"""The small closed lists of the front door that nobody outside it needs."""

from enum import StrEnum


class Queue(StrEnum):
    """Where a contact waits. Every contact is in one, always."""

    FRONT_DOOR = "front-door"
    OUT_OF_HOURS = "out-of-hours"


class Standing(StrEnum):
    """What a referrer may know of how far their contact has got."""

    RECEIVED = "received"
    READ = "read"
    DECIDED = "decided"


class Found(StrEnum):
    """How somebody a contact names was matched to the index."""

    UNMATCHED = "unmatched"
    NOBODY = "nobody"
    KNOWN = "known"
    NEW = "new"


class ShareDecision(StrEnum):
    """What was decided about sharing, recorded either way."""

    SHARE = "share"
    REFUSE = "refuse"
    PARTLY = "partly"


class Escalates(StrEnum):
    """Why something was escalated by the clock."""

    UNOWNED = "unowned"
    OVERDUE = "overdue"
    DECISION_OVERDUE = "decision-overdue"
    REQUEST_OVERDUE = "request-overdue"
    REPEATED = "repeated"
    NOT_OFFERED = "not-offered"
    HANDOVER_OVERDUE = "handover-overdue"
    HANDOVER_DECLINED = "handover-declined"
    SCHOOL_NOT_TOLD = "school-not-told"
    TRANSFER_OVERDUE = "transfer-overdue"
    TRANSFER_RETURNED = "transfer-returned"
    DISAGREEMENT_OVERDUE = "disagreement-overdue"
    ADDITION_UNREAD = "addition-unread"
    FILE_HELD = "file-held"
    NIGHT_NOT_TAKEN_UP = "night-not-taken-up"
    COURT_NEAR = "court-near"
    COURT_OVERDUE = "court-overdue"


IN_THE_INDEX = (Found.KNOWN, Found.NEW)
FOUND_TITLES = {
    Found.UNMATCHED: "Nobody has looked yet",
    Found.NOBODY: "Looked for: not in the index",
    Found.KNOWN: "Known to the index",
    Found.NEW: "New to the index",
}
QUEUE_TITLES = {Queue.FRONT_DOOR: "Front door", Queue.OUT_OF_HOURS: "Out of hours"}
STANDING_TITLES = {
    Standing.RECEIVED: "Received: waiting to be read",
    Standing.READ: "Read by the hub: being considered",
    Standing.DECIDED: "Decided",
}
ESCALATION_TITLES = {
    Escalates.UNOWNED: "Nobody has taken this contact",
    Escalates.OVERDUE: "The contact is past its time",
    Escalates.DECISION_OVERDUE: "The decision is past its time",
    Escalates.REQUEST_OVERDUE: "A partner has not answered in time",
    Escalates.REPEATED: "Contacts repeat without action",
    Escalates.NOT_OFFERED: "It was decided, and nobody has been asked to take it up",
    Escalates.HANDOVER_OVERDUE: "A team has not answered a handover in time",
    Escalates.HANDOVER_DECLINED: "A team declined a handover",
    Escalates.SCHOOL_NOT_TOLD: "A school opened without knowing of an incident",
    Escalates.TRANSFER_OVERDUE: "Another council has not acknowledged what was passed to it",
    Escalates.TRANSFER_RETURNED: "Another council sent back what was passed to it",
    Escalates.DISAGREEMENT_OVERDUE: "A professional disagreement waits for an answer, or a reply to one, past its time",
    Escalates.ADDITION_UNREAD: "Something more was told, and nobody has read it in time",
    Escalates.FILE_HELD: "A file has waited a working day for the virus scanner",
    Escalates.NIGHT_NOT_TAKEN_UP: "The day team has not taken up what the night had",
    Escalates.COURT_NEAR: "A court's day is near",
    Escalates.COURT_OVERDUE: "A court's day has passed, and nothing says that it was answered",
}
