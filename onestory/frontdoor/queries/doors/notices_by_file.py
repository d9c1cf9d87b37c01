"""Police notices that came by file: who has a contact under their number, which row made one, and which wait."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.access.policies import require
from onestory.access.rules.actors import the_system
from onestory.councils.queries import councils
from onestory.frontdoor.declared.contact_workflow import WITHDRAWN
from onestory.frontdoor.declared.file_notices import SAME_WITHIN, WHY_IT_WAITS
from onestory.frontdoor.declared.outcomes import UNOWNED_MINUTES
from onestory.frontdoor.models import Contact, ContactChild, NoticedRow
from onestory.frontdoor.queries.cards import FileRow, Receipt, WaitingNotice
from onestory.frontdoor.rules.file_notices import number_as_compared
from onestory.frontdoor.rules.incidents import POLICE
from onestory.frontdoor.rules.same_child import KnownChild, Told
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once
from onestory.walls.context import stand

MOST = 30


@dataclass(frozen=True, kw_only=True)
class KnownContact:
    """A contact that somebody of the police made under a number, at whatever council of the hub."""

    id: UUID
    reference: str
    council: int
    council_code: str
    channel: str
    received_at: datetime
    children: tuple[KnownChild, ...]
    adults: tuple[tuple[str, str], ...]

    @property
    def receipt(self) -> Receipt:
        """What whoever told is given where there was a contact before."""
        return Receipt(reference=self.reference, council=self.council, received_at=self.received_at, is_repeat=True)


def known_under(number: str, *, viewer: Actor) -> list[KnownContact]:
    """The contacts that the police made under this number and nobody withdrew, the oldest first.

    The system looks, at every council of the hub: whoever tells may see none of it, and is told no more than that a
    child has a contact. The viewer stands before the database again afterwards.
    """
    spelt = {number, number.upper(), number.lower(), number_as_compared(number)}
    under = Q(incident_reference__in=spelt, source=POLICE) & ~Q(state=WITHDRAWN.value)
    return _looked_up(under, viewer) if number else []


def known_lately(children: Sequence[Told], *, by_file: bool, now: datetime, viewer: Actor) -> list[KnownContact]:
    """Contacts of the police that name a child called or born alike, as `known_under` tells of them: those of their
    file, or else those that came otherwise and name no day of an incident.
    """
    born = [child.born_on for child in children if child.born_on]
    names = {spelt for child in children for spelt in _spelt(child.family_name)}
    alike = ContactChild.objects.filter(Q(born_on__in=born) | Q(family_name__in=names)).values("contact_id")
    by_call = Q(incident_on__isnull=True) & ~Q(channel=Channel.FEED.value)
    door = Q(channel=Channel.FEED.value) if by_file else by_call
    lately = Q(source=POLICE, received_at__gte=now - SAME_WITHIN, pk__in=alike) & ~Q(state=WITHDRAWN.value)
    return _looked_up(lately & door, viewer) if born or names else []


def _spelt(name: str) -> set[str]:
    return {name, name.upper(), name.title()} if name else set()


def known_as(references: Collection[str], *, viewer: Actor) -> list[KnownContact]:
    """The contacts of these references, at whatever council, as `known_under` tells of them."""
    wanted = [reference for reference in references if reference]
    return _looked_up(Q(reference__in=wanted), viewer) if wanted else []


def known_of(contacts: Collection[UUID], *, viewer: Actor) -> list[KnownContact]:
    """These contacts, at whatever council, as `known_under` tells of them."""
    return _looked_up(Q(pk__in=list(contacts)), viewer) if contacts else []


def _looked_up(which: Q, viewer: Actor) -> list[KnownContact]:
    every = {card.id: card.code for card in councils(viewer=viewer)}
    stand(the_system(council=viewer.council, council_code=viewer.council_code, councils=tuple(every)))
    try:
        rows = Contact.objects.filter(which).order_by("received_at", "pk").prefetch_related("children", "adults")
        return [_known(row, every) for row in rows]
    finally:
        stand(viewer)


def rows_of_contact(contact: UUID, *, viewer: Actor) -> tuple[FileRow, ...]:
    """The rows of a police file that a contact came of, or that tell of its child too."""
    require(viewer, "contact.see")
    rows = NoticedRow.objects.filter(contact_id=contact, home_id=viewer.council).select_related("council")
    return tuple(
        FileRow(
            file_name=row.file_name,
            row=row.row,
            came_at=row.came_at,
            gone_at=row.gone_at,
            whose="" if row.council_id == viewer.council else row.council.name,
        )
        for row in rows.order_by("came_at", "council_id", "row")
    )


def notices_waiting(*, viewer: Actor, now: datetime) -> list[WaitingNotice]:
    """Notices of the council's files of which a row could not become a contact yet, the longest waiting first."""
    require(viewer, "contact.see")
    rows = _waiting(council=viewer.council)
    found: dict[str, NoticedRow] = {}
    for row in rows:
        found.setdefault(row.notice, row)
    late = timedelta(minutes=UNOWNED_MINUTES)
    return [
        WaitingNotice(
            number=row.notice,
            file_name=row.file_name,
            row=row.row,
            since=row.waits_since or row.at,
            is_late=row.raised_at is not None or (row.waits_since or row.at) < now - late,
            why=WHY_IT_WAITS[row.waits],
        )
        for row in [*found.values()][:MOST]
    ]


@written_once
def _waiting(*, council: Any) -> QuerySet[NoticedRow]:
    waiting = NoticedRow.objects.filter(council_id=council).exclude(waits="")
    return waiting.order_by("waits_since", "source_key")


def _known(row: Contact, every: Mapping[int, str]) -> KnownContact:
    named = [child for child in row.children.all() if not child.is_unborn]
    return KnownContact(
        id=row.pk,
        reference=row.reference,
        council=row.council_id,
        council_code=every[row.council_id],
        channel=row.channel,
        received_at=row.received_at,
        children=tuple(
            KnownChild(
                contact=row.pk,
                reference=row.reference,
                council=row.council_id,
                given_name=child.given_name,
                family_name=child.family_name,
                born_on=child.born_on,
            )
            for child in named
        ),
        adults=tuple((adult.given_name, adult.family_name) for adult in row.adults.all()),
    )
