"""Opening a request's page: an act, with a line in the audit before anything is given back."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.policies import locked_request
from onestory.frontdoor.queries.asking.requests import request
from onestory.frontdoor.queries.cards import RequestPage
from onestory.walls.actor import Actor


@transaction.atomic
def open_request(*, actor: Actor, reference: str, now: datetime) -> RequestPage:
    """The page, as `request` gives it. When the agency that was asked first looks, that is kept for the hub to see."""
    row = locked_request(reference)
    if row.opened_at is None and row.agency_id == actor.agency:
        row.opened_at = now
        row.save(update_fields=["opened_at"])
    note(act="request.open", subject=row.reference, subject_kind="request", actor=actor, now=now)
    return request(reference, viewer=actor, now=now)
