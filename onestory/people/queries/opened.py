"""The head of a record that somebody was let in to, looked through for shielded places."""

from datetime import datetime
from uuid import UUID

from onestory.people.policies import Whose
from onestory.people.queries.head import head_of
from onestory.people.queries.withheld import withheld
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor


def opened_head(whose: Whose, *, viewer: Actor, now: datetime, asked_for: UUID, because: str) -> PersonHead:
    """For an act that has let the viewer in already."""
    head = head_of(whose, viewer=viewer, now=now, asked_for=asked_for, because=because).head
    return withheld(head, viewer=viewer) if head.near_shield else head
