"""Adding files to a form that has not been sent yet."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.files.keep_file import keep_file
from onestory.frontdoor.actions.files.keep_unsent import keep_unsent
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.frontdoor.unsent import is_sealing, seal
from onestory.grammar.refusals import OutOfOrder
from onestory.walls.actor import Actor

SENT = "This form has been sent: its reference is {reference}. Add the file to what you sent instead."


@transaction.atomic
def attach_to_draft(
    *, actor: Actor, files: Sequence[GivenFile], now: datetime, token: str = "", draft: UUID | None = None
) -> None:
    """All of them, or none. Nobody at the hub sees a file before the form is sent."""
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, draft=draft, lock=True)
    if row.submitted_as:
        raise OutOfOrder(SENT.format(reference=row.submitted_as))
    if not is_sealing(now):
        for given in files:
            keep_file(actor=actor, given=given, now=now, draft=row)
        return
    seal(row)
    for given in files:
        keep_unsent(actor=actor, given=given, now=now, draft=row)
