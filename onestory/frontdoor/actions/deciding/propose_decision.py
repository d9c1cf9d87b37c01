"""Proposing a decision, for somebody else to decide."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.working.take_unowned import take_unowned
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.models import Proposal
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.deciding import Proposed, refusal_of_outcome
from onestory.grammar.refusals import BadInput, Conflict
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES
from onestory.walls.actor import Actor

FIRST = (
    "Somebody else proposed a decision while you wrote. It stands below, beside yours: speak to them, and propose "
    "again if yours is to stand instead."
)


@transaction.atomic
def propose_decision(*, actor: Actor, reference: str, given: Proposed, now: datetime, after: int | None = None) -> None:
    """The newest proposal is the one to be decided; earlier ones stay in the record.

    ``after`` is the number of the newest that its writer had read, 0 for none: another made since is a conflict.
    """
    found = allowed("propose", actor=actor, reference=reference)
    wrong = refusal_of_outcome(given)
    if wrong:
        raise BadInput(wrong)
    contact = found.contact
    newest = contact.proposals.count()
    if after is not None and after != newest:
        raise Conflict(FIRST)
    take_unowned(actor=actor, contact=contact, reason="taken with the proposal", now=now)
    Proposal.objects.create(
        **vars(given),
        council_id=contact.council_id,
        contact=contact,
        number=newest + 1,
        proposed_by_id=actor.user,
        proposed_at=now,
    )
    contact.state = found.go_to.value
    contact.save(update_fields=["state"])
    words = f"Decision proposed: {label_of(CONTACT_OUTCOMES, given.outcome).lower()}."
    write_up(actor=actor, contact=contact, kind="contact.propose", text=words, sealed=True, now=now)
    note(
        act="contact.propose",
        subject=contact.reference,
        subject_kind="contact",
        detail={"outcome": given.outcome},
        actor=actor,
        now=now,
    )
