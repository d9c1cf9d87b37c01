"""Taking up what the night handed over: from now on it is the day team's, and this person's."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.telling_more.mark_read import mark_read
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.actions.working.end_working import end_working
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, ContactState
from onestory.frontdoor.declared.standings import Queue
from onestory.frontdoor.models import Assignment, Contact, MorningHandover
from onestory.frontdoor.queries.setting.teams import team_to_receive
from onestory.frontdoor.rules.night import OWN_NIGHT, TAKEN_ALREADY
from onestory.grammar.refusals import Conflict, NotFound, OutOfOrder
from onestory.walls.actor import Actor

NO_MORNING = "There is nothing here from the night that you may see. Check which council you are acting for."


@transaction.atomic
def take_up_morning(*, actor: Actor, handover: UUID, now: datetime) -> str:
    """Accept it. An open contact moves to the front door's queue, and to whoever accepts. Gives its reference."""
    require(actor, "contact.assign")
    row = _waiting(handover, actor)
    if row.given_by_id == actor.user:
        raise OutOfOrder(OWN_NIGHT)
    row.taken_by_id, row.taken_at = actor.user, now
    row.save(update_fields=["taken_by", "taken_at"])
    contact = Contact.objects.select_for_update().get(pk=row.contact_id)
    if ContactState(contact.state) in OPEN_STATES:
        _give(contact, actor, now)
    note(act="contact.from-night", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
    return contact.reference


def _waiting(handover: UUID, actor: Actor) -> MorningHandover:
    """Locked while it waits. Once taken up, the database lets nobody lock it; it can still be read, to say by whom."""
    here = MorningHandover.objects.filter(pk=handover, council_id=actor.council)
    row = here.select_for_update().first()
    if row is not None:
        return row
    taken = here.select_related("taken_by").first()
    if taken is None:
        raise NotFound(NO_MORNING)
    raise Conflict(TAKEN_ALREADY.format(name=taken.taken_by))


def _give(contact: Contact, actor: Actor, now: datetime) -> None:
    end_working(actor=actor, contact=contact, now=now)
    team = team_to_receive(Queue.FRONT_DOOR, viewer=actor, now=now)
    contact.queue = Queue.FRONT_DOOR.value
    contact.team_id = team.id if team else contact.team_id
    contact.owner_id, contact.handed_at = actor.user, now
    contact.save(update_fields=["queue", "team", "owner", "handed_at"])
    Assignment.objects.create(
        council_id=contact.council_id,
        contact=contact,
        number=contact.assignments.count() + 1,
        team_id=contact.team_id,
        owner_id=actor.user,
        by_id=actor.user,
        at=now,
        reason="taken up from the night",
    )
    mark_read(actor=actor, contact=contact, now=now)
    begin_working(actor=actor, contact=contact, now=now)
