"""Saving a form as far as it has got."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import london
from onestory.frontdoor.declared.forms import DRAFT_DAYS
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import DraftCard
from onestory.frontdoor.queries.doors.drafts import draft as draft_by_token
from onestory.frontdoor.queries.doors.drafts import draft_of_mine
from onestory.frontdoor.queries.doors.routing import council_for
from onestory.frontdoor.unsent import WRITTEN, write
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.walls.actor import Actor

LARGEST = 500_000


@transaction.atomic
def save_draft(
    *,
    actor: Actor,
    answers: Mapping[str, object],
    now: datetime,
    token: str = "",
    draft: UUID | None = None,
    saved_times: int | None = None,
    council: str = "",
) -> DraftCard:
    """Keep the answers as they are, right or wrong: nothing typed is refused here.

    ``saved_times`` is the count this window last saw; when another window has saved since, nothing is written and a
    Conflict is raised, so that the page can show both texts. Raises KeyUnavailable rather than write over a form that
    is under a secret key that is not there.
    """
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, draft=draft, lock=True)
    if row.submitted_as:
        raise OutOfOrder(
            f"This form has been sent: its reference is {row.submitted_as}. Start another to tell us more."
        )
    if saved_times is not None and saved_times != row.saved_times:
        raise Conflict(
            f"This form was saved in another window at {london(row.saved_at):%H:%M}. "
            "Nothing was written over: compare the two, and save the one you want to keep."
        )
    if len(str(answers)) > LARGEST:
        raise BadInput("This is more than one form can hold. Send what you have, and put the rest in another form.")
    if council:
        chosen = council_for(viewer=actor, chosen=council, postcodes=())
        if chosen is None:
            raise BadInput("Choose the council from the list.")
        row.council_id = chosen.id
    write(row, answers, now=now)
    row.saved_times += 1
    row.saved_at = now
    row.expires_at = now + timedelta(days=DRAFT_DAYS)
    row.save(update_fields=["council", *WRITTEN, "saved_times", "saved_at", "expires_at"])
    if token:
        return draft_by_token(token, viewer=actor, now=now)
    return draft_of_mine(row.pk, viewer=actor, now=now)
