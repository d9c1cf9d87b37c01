"""Sending a proposal back to whoever made it, with what is missing: neither decided nor left lying."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.understanding.hand import hand
from onestory.frontdoor.actions.write_up import write_up
from onestory.frontdoor.declared.contact_workflow import ContactState
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.queries.setting.teams import people_to_own
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.walls.actor import Actor

WHY_NEEDED = "Say what is missing, or what you would have weighed otherwise."


@transaction.atomic
def send_back(*, actor: Actor, reference: str, why: str, now: datetime) -> None:
    """It is theirs again, its clocks running on; where they are not at work any more, it keeps its owner.

    The proposal stays in the record. A contact of which partners were asked goes back to where their answers are.
    """
    found = allowed("send-back", actor=actor, reference=reference)
    contact = found.contact
    proposal = contact.proposals.order_by("-number").first()
    if proposal is None or proposal.proposed_by_id == actor.user:
        raise NotPermitted(OWN_PROPOSAL)
    if not why.strip():
        raise BadInput(WHY_NEEDED)
    contact.state = (ContactState.GATHERING if contact.requests.exists() else found.go_to).value
    contact.save(update_fields=["state"])
    at_work = {post.user for post in people_to_own(viewer=actor, now=now)}
    owner = proposal.proposed_by_id if proposal.proposed_by_id in at_work else contact.owner_id
    hand(actor=actor, contact=contact, team=contact.team_id, owner=owner, reason=why.strip(), now=now)
    words = "The proposal was sent back: more is needed before a decision."
    write_up(actor=actor, contact=contact, kind="contact.propose", text=words, sealed=True, now=now)
    note(
        act="contact.send-back",
        subject=contact.reference,
        subject_kind="contact",
        detail={"owner": owner, "why": why.strip()},
        actor=actor,
        now=now,
    )
