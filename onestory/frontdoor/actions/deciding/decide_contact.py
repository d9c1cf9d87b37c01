"""Deciding a contact: a manager, never the one who proposed it, with an outcome and the reasons."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.actions.deciding.keep_decision import Deciding, keep_decision
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL, Proposed, refusal_of_outcome
from onestory.grammar.refusals import BadInput, Conflict, NotPermitted
from onestory.walls.actor import Actor

PROPOSED_ANEW = "It was proposed anew while you read. The new proposal stands below: read it, and decide again."


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
    after: int | None = None,
) -> None:
    """Close the question with an outcome of the list. It may differ from what was proposed; both are kept.

    ``after`` is the number of the proposal that was read: one made since is a conflict, for nobody has weighed it.
    """
    contact = allowed("decide", actor=actor, reference=reference).contact
    proposal = contact.proposals.order_by("-number").first()
    if proposal is None or proposal.proposed_by_id == actor.user:
        raise NotPermitted(OWN_PROPOSAL)
    if after is not None and after != proposal.number:
        raise Conflict(PROPOSED_ANEW)
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
    keep_decision(
        actor=actor,
        contact=contact,
        deciding=Deciding(proposal=proposal, given=decided, by=actor.user),
        now=now,
    )
