"""Deciding a contact: a manager, never the one who proposed it, with an outcome and the reasons."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.begin_working import begin_working
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.standings import Standing
from onestory.frontdoor.models import Contact, Decision, Proposal, Submission
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.queries.settings import clocks_of
from onestory.frontdoor.rules.clocks import outcome_told_due
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL, Proposed, refusal_of_outcome
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES
from onestory.walls.actor import Actor


@transaction.atomic
def decide_contact(
    *,
    actor: Actor,
    reference: str,
    outcome: str,
    rationale: str,
    now: datetime,
    reason_code: str = "",
    would_change: str = "",
    level: str = "",
) -> None:
    """Close the question with an outcome of the list. It may differ from what was proposed; both are kept."""
    found = allowed("decide", actor=actor, reference=reference)
    contact = found.contact
    proposal = contact.proposals.order_by("-number").first()
    if proposal is None or proposal.proposed_by_id == actor.user:
        raise NotPermitted(OWN_PROPOSAL)
    decided = Proposed(
        outcome=outcome,
        level=level or proposal.level,
        rationale=rationale.strip(),
        reason_code=reason_code,
        would_change=would_change.strip(),
    )
    wrong = refusal_of_outcome(decided)
    if wrong:
        raise BadInput(wrong)
    _keep(contact, proposal, decided, actor, now)
    contact.state = found.go_to.value
    contact.decided_at = now
    contact.due_at = outcome_told_due(decided_at=now, clocks=clocks_of(viewer=actor, on=london_date(now)))
    contact.save(update_fields=["state", "decided_at", "due_at"])
    begin_working(actor=actor, contact=contact, now=now)
    Submission.objects.filter(contact=contact).update(standing=Standing.DECIDED.value, decided_at=now)
    words = f"Contact {contact.reference} decided: {label_of(CONTACT_OUTCOMES, outcome).lower()}."
    write_up(actor=actor, contact=contact, kind="contact.decide", text=words, now=now)
    detail = {"outcome": outcome}
    note(act="contact.decide", subject=contact.reference, subject_kind="contact", detail=detail, actor=actor, now=now)


def _keep(contact: Contact, proposal: Proposal, decided: Proposed, actor: Actor, now: datetime) -> None:
    Decision.objects.create(
        council_id=contact.council_id,
        contact=contact,
        proposal=proposal,
        number=contact.decisions.count() + 1,
        outcome=decided.outcome,
        reason_code=decided.reason_code,
        level=decided.level,
        rationale=decided.rationale,
        would_change=decided.would_change,
        proposed_by_id=proposal.proposed_by_id,
        decided_by_id=actor.user,
        decided_at=now,
    )
