"""What waits for a meeting that triages together, the longest waiting first."""

from dataclasses import dataclass
from datetime import datetime

from onestory.access.policies import require
from onestory.frontdoor.declared.contact_workflow import NEW
from onestory.frontdoor.declared.meetings import TriageMeeting
from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.cards import BoardRow
from onestory.frontdoor.queries.naming.named import concerned
from onestory.frontdoor.queries.running.board import rows_of
from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor

MOST = 60


@dataclass(frozen=True, kw_only=True)
class ForTheMeeting:
    """One contact of the list, with what was told."""

    row: BoardRow
    worry: str
    danger: str


def waiting_for_meeting(meeting: TriageMeeting, *, viewer: Actor, now: datetime) -> list[ForTheMeeting]:
    """New contacts of the kinds that the meeting takes. Reading them is `open_meeting`, which writes the audit."""
    require(viewer, "contact.triage")
    kinds = [kind.value for kind in meeting.takes]
    waiting = Contact.objects.filter(council_id=viewer.council, state=NEW.value, kind__in=kinds).order_by("received_at")
    words = {each.reference: each for each in waiting[:MOST]}
    return [_one(row, words[row.reference], viewer) for row in rows_of(waiting[:MOST], viewer=viewer, now=now)]


def _one(row: BoardRow, contact: Contact, viewer: Actor) -> ForTheMeeting:
    said = ForTheMeeting(row=row, worry=contact.worry, danger=contact.danger)
    return withheld(said, viewer=viewer, people=concerned(contact, viewer=viewer))
