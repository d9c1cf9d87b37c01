"""What was told about contacts after they were sent."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.frontdoor.models import Addition
from onestory.frontdoor.queries.cards import AdditionCard
from onestory.frontdoor.rules.references import as_typed
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.frontdoor import CHANNELS, Channel
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

MOST = 50
NAMED = ("by", "read_by", "request__agency", "contact")
NOT_SIGNED_IN, THE_FILE = "Whoever sent the form, who did not sign in", "The police's file"


def additions_of(contact: UUID, *, viewer: Actor) -> list[AdditionCard]:
    """Everything more that was told about a contact, oldest first."""
    rows = Addition.objects.filter(contact_id=contact).select_related(*NAMED)
    return [_card(row) for row in rows]


def additions_unread(*, viewer: Actor, owner: int = 0) -> list[AdditionCard]:
    """What nobody at the viewer's hub has read yet, the soonest due first; closed contacts' too. Or of one owner's."""
    require(viewer, "contact.see")
    rows = _unread_of(council=viewer.council, owner=owner) if owner else _unread(viewer.council)
    return [_card(row) for row in rows]


def _unread(council: Any, **more: Any) -> QuerySet[Addition]:
    rows = Addition.objects.filter(council_id=council, read_at__isnull=True, **more)
    return rows.order_by("due_at").select_related(*NAMED)[:MOST]


@written_once
def _unread_of(*, council: Any, owner: Any) -> QuerySet[Addition]:
    return _unread(council, contact__owner_id=owner)


def my_additions(reference: str, *, viewer: Actor) -> list[AdditionCard]:
    """What the viewer themselves added to one of their contacts; what the hub made of it is the hub's."""
    rows = Addition.objects.filter(reference=as_typed(reference), by_id=viewer.user or None, request__isnull=True)
    return [_card(row, is_hub=False) for row in rows]


def _teller(row: Addition) -> str:
    """Who told it. Where nobody kept by which door it came, only whoever sent a form can have added to it unsigned."""
    if row.request or row.by:
        return str(row.request.agency if row.request else row.by)
    of_the_form = row.contact.channel == Channel.WEB_FORM
    channel = row.channel or (Channel.WEB_FORM if of_the_form else Channel.FEED)
    if channel == Channel.WEB_FORM:
        return NOT_SIGNED_IN
    return THE_FILE if channel == Channel.FEED else f"The police again, by: {label_of(CHANNELS, channel).lower()}"


def _card(row: Addition, *, is_hub: bool = True) -> AdditionCard:
    return AdditionCard(
        id=row.pk,
        reference=row.reference,
        words=row.words,
        in_danger=row.in_danger,
        by=row.by.name if is_hub and row.by else "",
        told_at=row.told_at,
        due_at=row.due_at,
        read_at=row.read_at,
        read_by=row.read_by.name if is_hub and row.read_by else "",
        changes=row.changes if is_hub else "",
        agency=row.request.agency.name if is_hub and row.request else "",
        teller=_teller(row) if is_hub else "",
    )
