"""Keeping a decision: the contact leaves the hub's queues, its referrer is due to be told, and the story says so."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.contact_workflow import DECIDED
from onestory.frontdoor.declared.standings import Standing
from onestory.frontdoor.models import Contact, Decision, Proposal, Submission
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import outcome_told_due
from onestory.frontdoor.rules.deciding import Proposed
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What was decided of which proposal, and by whom: never whoever proposed it, which the database holds."""

    proposal: Proposal
    given: Proposed
    by: int


@transaction.atomic
def keep_decision(*, actor: Actor, contact: Contact, deciding: Deciding, now: datetime) -> None:
    """The act that calls this has asked for permission and locked the contact."""
    given, proposal = deciding.given, deciding.proposal
    Decision.objects.create(
        council_id=contact.council_id,
        contact=contact,
        proposal=proposal,
        number=contact.decisions.count() + 1,
        outcome=given.outcome,
        reason_code=given.reason_code,
        level=given.level,
        rationale=given.rationale,
        would_change=given.would_change,
        proposed_by_id=proposal.proposed_by_id,
        decided_by_id=deciding.by,
        decided_at=now,
    )
    contact.state = DECIDED.value
    contact.decided_at = now
    contact.due_at = outcome_told_due(decided_at=now, clocks=clocks_of(viewer=actor, on=london_date(now)))
    contact.save(update_fields=["state", "decided_at", "due_at"])
    contact.requests.update(decided_at=now)
    begin_working(actor=actor, contact=contact, now=now)
    Submission.objects.filter(contact=contact).update(standing=Standing.DECIDED.value, decided_at=now)
    words = f"Contact {contact.reference} decided: {label_of(CONTACT_OUTCOMES, given.outcome).lower()}."
    write_up(actor=actor, contact=contact, kind="contact.decide", text=words, now=now)
    detail = {"outcome": given.outcome}
    note(act="contact.decide", subject=contact.reference, subject_kind="contact", detail=detail, actor=actor, now=now)
