"""The ledger of sharing: what was shared about one person, or under one contact, with whom and on what footing."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from onestory.frontdoor.models import Contact, SharingEntry
from onestory.frontdoor.queries.cards import SharingCard
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.sharing import LAWFUL_BASES
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once


def sharing_ledger(people: Iterable[UUID], *, viewer: Actor) -> list[SharingCard]:
    """Every line about one person, under any of their identifiers, that the viewer may see, oldest first.

    What was refused is there beside what was shared, with the reason.
    """
    return [_card(each) for each in _about(council=viewer.council, people=list(people))]


def shares_under(contact: UUID, *, viewer: Actor) -> list[SharingCard]:
    """Every line of one contact."""
    return [_card(each) for each in _under(council=viewer.council, contact=contact)]


@written_once
def _about(*, council: Any, people: Any) -> QuerySet[SharingEntry]:
    return _with_reference(SharingEntry.objects.filter(council_id=council, person_id__among=people))


@written_once
def _under(*, council: Any, contact: Any) -> QuerySet[SharingEntry]:
    return _with_reference(SharingEntry.objects.filter(council_id=council, contact_id=contact))


def _with_reference(entries: QuerySet[SharingEntry]) -> QuerySet[SharingEntry]:
    """Asked beside each line, not joined: a line stays where its contact is not the viewer's to see."""
    reference = Subquery(Contact.objects.filter(pk=OuterRef("contact_id")).values("reference"))
    return entries.annotate(contact_reference=reference).select_related("from_agency", "by")


def _card(each: Any) -> SharingCard:
    return SharingCard(
        at=each.at,
        about=each.about,
        what=each.what,
        from_whom=each.from_agency.name if each.from_agency else "The hub",
        to_whom=each.to_whom,
        lawful_basis=each.lawful_basis,
        lawful_basis_title=label_of(LAWFUL_BASES, each.lawful_basis),
        necessity=each.necessity,
        told=each.told,
        told_why_not=each.told_why_not,
        decision=each.decision,
        refused_why=each.refused_why,
        by=each.by.name if each.by else "",
        contact_reference=each.contact_reference or "",
    )
