"""What was passed between councils: to this one, from this one, and one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.access.rules.actors import the_system
from onestory.frontdoor.declared.transfers import RECEIVED, RETURNED, SENT, TAKEN_BACK, TITLES, TransferState
from onestory.frontdoor.models import Transfer
from onestory.frontdoor.policies import refusal_of_transfer_move
from onestory.frontdoor.queries.cards import TransferRow
from onestory.frontdoor.queries.naming.named import concerned, places_named
from onestory.frontdoor.rules.acts import Act
from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor
from onestory.walls.context import stand

WAITING = [SENT.value, RECEIVED.value]
MOST_ANSWERED = 30
ACTS = {"accept": "Take it in", "return": "Send it back", "take-back": "Take it back"}


@dataclass(frozen=True, kw_only=True)
class TransferPage:
    """One in full."""

    row: TransferRow
    acts: Mapping[str, Act]


def transfers_to_us(*, viewer: Actor) -> list[TransferRow]:
    """What other councils passed to the viewer's: waiting first, the soonest due first."""
    require(viewer, "contact.see")
    return _rows(Transfer.objects.filter(to_council_id=viewer.council), viewer)


def transfers_from_us(*, viewer: Actor) -> list[TransferRow]:
    """What the viewer's council passed on, and still has until it is taken in."""
    require(viewer, "contact.see")
    return _rows(Transfer.objects.filter(council_id=viewer.council), viewer)


def transfers_waiting(*, viewer: Actor) -> list[TransferRow]:
    """What waits: passed to us and not answered, or passed on by us and not answered or sent back."""
    return [
        *(row for row in transfers_to_us(viewer=viewer) if row.answered_at is None),
        *(row for row in transfers_from_us(viewer=viewer) if row.answered_at is None or row.state == RETURNED),
    ]


def transfers_of_contact(contact: UUID, *, viewer: Actor) -> list[TransferRow]:
    """Every one of a contact, the newest first."""
    found = Transfer.objects.filter(contact_id=contact).select_related("council", "sent_by", "answered_by")
    return [_row(row, viewer) for row in found.order_by("-sent_at")]


def page_of(row: Transfer, *, viewer: Actor) -> TransferPage:
    """One in full. Opening its page is `open_transfer`, which leaves a line in the audit."""
    acts = {
        name: Act(name=name, says=says, refusal=refusal_of_transfer_move(name, row, actor=viewer))
        for name, says in ACTS.items()
    }
    return TransferPage(row=_row(row, viewer), acts=acts)


def without_places(card: TransferRow, row: Transfer, *, viewer: Actor) -> TransferRow:
    """What was written with it, as the council that sent it may tell it now: a shield may have gone up there since."""
    sender = the_system(council=row.council_id, council_code=row.council.code)
    stand(sender)
    try:
        people, besides = concerned(row.contact, viewer=sender), places_named(row.contact, viewer=sender)
        return withheld(card, viewer=sender, people=people, besides=besides)
    finally:
        stand(viewer)


def _rows(found: QuerySet[Transfer], viewer: Actor) -> list[TransferRow]:
    related = found.select_related("council", "sent_by", "answered_by")
    waiting = related.filter(state__in=WAITING).order_by("due_at")
    answered = related.exclude(state__in=WAITING).order_by("-answered_at")[:MOST_ANSWERED]
    return [_row(row, viewer) for row in (*waiting, *answered)]


def _row(row: Transfer, viewer: Actor) -> TransferRow:
    is_ours = row.council_id == viewer.council
    is_shown = is_ours or not row.taken_back
    title = TAKEN_BACK.format(council=row.council.name) if row.taken_back else TITLES[TransferState(row.state)]
    return TransferRow(
        id=row.pk,
        reference=row.reference,
        about=row.about if is_shown else "",
        brag=row.brag,
        from_name=row.council.name,
        to_name=row.to_name,
        is_outside=row.to_council_id is None,
        is_ours=is_ours,
        why=row.why if is_shown else "",
        asks=row.asks if is_shown else "",
        state=row.state,
        state_title=title,
        sent_by=row.sent_by.name,
        sent_at=row.sent_at,
        due_at=row.due_at,
        received_at=row.received_at,
        answered_by=row.answered_for or (row.answered_by.name if row.answered_by else ""),
        answered_at=row.answered_at,
        answer=row.answer,
        taken_back=row.taken_back,
        became=row.became if row.to_council_id == viewer.council else "",
    )
