"""Taking back a decision: a wrong click of minutes ago, or one that nobody would take up. It stays in the record."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.contact_workflow import ContactState
from onestory.frontdoor.declared.outcomes import UNDO_MINUTES
from onestory.frontdoor.declared.standings import Standing
from onestory.frontdoor.models import Submission
from onestory.frontdoor.policies import allowed, came_back, out_of_our_hands
from onestory.frontdoor.rules.clocks import next_due
from onestory.frontdoor.rules.deciding import TOLD, may_be_undone_until
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def undo_decision(*, actor: Actor, reference: str, reason: str, now: datetime) -> None:
    """Within the declared minutes and before the referrer was told; at any time once it came back from whoever was to
    take it up. The decision stays, marked as taken back; a referrer who was told is told anew of the next.
    """
    found = allowed("undo", actor=actor, reference=reference)
    contact = found.contact
    decision = contact.decisions.get(undone_at__isnull=True)
    if not reason.strip():
        raise BadInput("Say why you are taking the decision back.")
    until = may_be_undone_until(decision.decided_at)
    nobody_took_it = came_back(contact)
    if contact.state == ContactState.CLOSED and not nobody_took_it:
        raise OutOfOrder(TOLD)
    if now > until and not nobody_took_it:
        raise OutOfOrder(
            f"A decision can be taken back for {UNDO_MINUTES} minutes; this one could until {london(until):%H:%M}. "
            "Record a new contact if something has changed."
        )
    elsewhere = out_of_our_hands(contact)
    if elsewhere:
        raise OutOfOrder(elsewhere)
    decision.undone_by_id, decision.undone_at, decision.undone_why = actor.user, now, reason.strip()
    decision.save(update_fields=["undone_by", "undone_at", "undone_why"])
    colour = contact.triages.order_by("-number").first()
    contact.state = found.go_to.value
    contact.decided_at = contact.closed_at = None
    contact.due_at = next_due(
        colour_due_at=colour.clock_due_at if colour else contact.decide_by, decide_by=contact.decide_by, now=now
    )
    contact.save(update_fields=["state", "decided_at", "closed_at", "due_at"])
    contact.requests.update(decided_at=None)
    begin_working(actor=actor, contact=contact, now=now)
    Submission.objects.filter(contact=contact).update(standing=Standing.READ.value, decided_at=None)
    words = f"The decision on contact {contact.reference} was taken back: it is to be decided again."
    write_up(actor=actor, contact=contact, kind="contact.decide", text=words, now=now)
    note(act="contact.undo", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
