"""Sealing forms that a release before sealing left in clear, and those under a secret key from before a rotation."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.models import Draft
from onestory.frontdoor.unsent import forms_to_seal, is_sealing, seal
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable

MOST = 50


@transaction.atomic
def seal_drafts(*, actor: Actor, now: datetime) -> int:
    """Seal at most fifty, with their files. Returns how many; one in which somebody writes now waits for the next time.

    None while a release that reads them in clear may serve beside this one.
    """
    require(actor, "contact.submit")
    sealed = sum(map(_sealed, forms_to_seal(most=MOST))) if is_sealing(now) else 0
    if sealed:
        note(act="draft.seal", subject=str(sealed), subject_kind="draft", actor=actor, now=now)
    return sealed


def _sealed(row: Draft) -> bool:
    """Whether it was: one that cannot be opened stays as it is, and holds up no other."""
    try:
        with transaction.atomic():
            seal(row)
    except KeyUnavailable:
        return False
    return True
