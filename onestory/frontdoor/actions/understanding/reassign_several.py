"""Giving several contacts on at once: somebody is away, or has too many. All of them, or none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor

MOST_AT_ONCE = 100


@transaction.atomic
def reassign_several(
    *,
    actor: Actor,
    references: Sequence[str],
    reason: str,
    now: datetime,
    team: int | None = None,
    owner: int | None = None,
) -> int:
    """Each keeps its own line of who had it and why. Where one cannot be given on, none is. Returns how many."""
    each_once = list(dict.fromkeys(references))
    if not each_once:
        raise BadInput("Select at least one contact to give on.")
    if len(each_once) > MOST_AT_ONCE:
        raise BadInput(f"Give on at most {MOST_AT_ONCE} contacts at once.")
    for reference in each_once:
        reassign(actor=actor, reference=reference, reason=reason, team=team, owner=owner, now=now)
    return len(each_once)
