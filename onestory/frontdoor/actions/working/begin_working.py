"""Beginning to work with those a contact is about: its owner, or at least its team."""

from datetime import datetime

from django.db import transaction

from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import people_of
from onestory.people.actions.working.begin_work import begin_work
from onestory.walls.actor import Actor


@transaction.atomic
def begin_working(*, actor: Actor, contact: Contact, now: datetime) -> int:
    """From now on the owner and the team open these people's pages without a reason. Returns how many people.

    What is due of them is the contact's decision; once it is made, nothing, until it is taken back.
    """
    waits = contact.decided_at is None
    people = people_of(contact)
    for person in people:
        begin_work(
            actor=actor,
            person=person,
            why=contact.reference,
            user=contact.owner_id,
            team=contact.team_id,
            role="front door",
            due_on=london_date(contact.decide_by) if waits else None,
            due_what="Decide the contact" if waits else "",
            now=now,
        )
    return len(people)
