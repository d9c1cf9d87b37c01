"""What the door says: receipts, requests, refusals."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema


class Problem(Schema):
    """What is wrong with one field."""

    where: str
    what: str


class Wrong(Schema):
    """Why not, in a sentence a person can act on."""

    error: str
    problems: list[Problem] = []


class Receipt(Schema):
    """Taken: it is on disk, in a queue, with a team and a time. Sent again, the same receipt comes back, without
    the time to decide by: a key reads no contact. `put_aside` names what was sent and cannot be, such as an NHS number
    whose last digit does not agree: the message is taken without it, and whoever reads it is told."""

    reference: str
    received_at: datetime
    decide_by: datetime | None = None
    is_repeat: bool
    put_aside: list[Problem] = []


class IncidentReceipt(Receipt):
    """Taken: a receipt a child, in the order in which they were told of; the first one's stands at the head."""

    incident: UUID
    contacts: list[Receipt]


class Progress(Schema):
    """How far a contact is: received, read, decided; and once the hub has told it, the outcome in plain words."""

    reference: str
    standing: Literal["received", "read", "decided"]
    received_at: datetime
    read_at: datetime | None
    decided_at: datetime | None
    outcome: str
    sentence: str


class Subject(Schema):
    """Somebody a request is about."""

    id: UUID
    name: str
    born_on: date | None
    expected_on: date | None
    who: str


class RequestLine(Schema):
    """A request in the agency's own queue, most urgent first. `decided_at`: the hub has made its decision meanwhile; an
    answer is read still, and may change it. `withdrawn_at`: the hub withdrew it, and takes no answer to it."""

    reference: str
    urgency: str
    state: Literal["sent", "part-answered", "answered", "released", "withdrawn"]
    sent_at: datetime
    due_at: datetime
    chased_times: int
    decided_at: datetime | None
    withdrawn_at: datetime | None


class Request(RequestLine):
    """A request in full: who, what, why, and on what footing."""

    council: str
    purpose: str
    lawful_basis: str
    necessity: str
    told_the_family: str
    told_why_not: str
    asked_by: str
    subjects: list[Subject]
    questions: list[str]
    withdrawn_why: str
