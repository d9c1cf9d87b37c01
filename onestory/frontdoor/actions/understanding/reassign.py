"""Giving a contact to another team or person, with the reason."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.understanding.hand import hand
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.queries.setting.teams import people_to_own, teams_to_queue
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def reassign(
    *,
    actor: Actor,
    reference: str,
    reason: str,
    now: datetime,
    team: int | None = None,
    owner: int | None = None,
) -> None:
    """Name a team, a person or both. A team without a person puts it back in that team's queue, unowned."""
    contact = allowed("reassign", actor=actor, reference=reference).contact
    if not reason.strip():
        raise BadInput("Say why you are giving it on.")
    if team is None and owner is None:
        raise BadInput("Choose a team or a person to give it to.")
    if team is not None and team not in {card.id for card in teams_to_queue(viewer=actor)}:
        raise BadInput("That team does not receive contacts for this council. Choose one from the list.")
    if owner is not None and owner not in {post.user for post in people_to_own(viewer=actor, now=now)}:
        raise BadInput("That person cannot have a contact at this council today. Choose one from the list.")
    hand(actor=actor, contact=contact, team=team or contact.team_id, owner=owner, reason=reason.strip(), now=now)
    note(
        act="contact.reassign",
        subject=contact.reference,
        subject_kind="contact",
        detail={"team": contact.team_id, "owner": owner, "reason": reason},
        actor=actor,
        now=now,
    )
