"""How consent stands on one contact, in its four meanings, and whether the parents know: now, and how it changed."""

from onestory.frontdoor.models import ConsentEntry, Contact
from onestory.frontdoor.queries.cards import ConsentCard
from onestory.frontdoor.rules.consenting import TOLD, TOLD_TITLE, positions_of
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.sharing import CONSENT_KINDS
from onestory.walls.actor import Actor

TITLES = {**{kind.code: kind.label for kind in CONSENT_KINDS}, TOLD: TOLD_TITLE}


def consents_of(contact: Contact, *, viewer: Actor) -> tuple[ConsentCard, ...]:
    """How each of them stands now; one that nobody spoke of has a blank position."""
    changes = changes_of(contact, viewer=viewer)
    newest = {change.kind: change for change in changes}
    return tuple(newest.get(kind) or _as_told(contact, kind) for kind in TITLES)


def changes_of(contact: Contact, *, viewer: Actor) -> tuple[ConsentCard, ...]:
    """Every change since the contact came, oldest first."""
    return tuple(_card(row) for row in contact.consents.select_related("by"))


def position_now(contact: Contact, kind: str, *, viewer: Actor) -> str:
    """The code of how one of them stands now; blank where nobody spoke of it."""
    return next(card.position for card in consents_of(contact, viewer=viewer) if card.kind == kind)


def _as_told(contact: Contact, kind: str) -> ConsentCard:
    is_told = kind == TOLD
    position = contact.told_parents if is_told else getattr(contact, f"consent_{kind.replace('-', '_')}")
    return ConsentCard(
        kind=kind,
        title=TITLES[kind],
        position=position,
        position_title=_label(kind, position),
        from_whom="" if is_told or not position else contact.consent_from,
        why=contact.told_why_not if is_told else contact.consent_why_not if position else "",
        by=(not contact.wishes_anonymity and contact.referrer_name) or "The referrer",
        at=contact.received_at,
    )


def _card(row: ConsentEntry) -> ConsentCard:
    return ConsentCard(
        kind=row.kind,
        title=TITLES[row.kind],
        position=row.position,
        position_title=_label(row.kind, row.position),
        from_whom=row.from_whom,
        why=row.why,
        by=row.by.name,
        at=row.at,
    )


def _label(kind: str, position: str) -> str:
    positions = positions_of(kind)
    return label_of(positions, position) if positions and position else ""
