"""The ledger of sharing: what was shared about one person, or under one contact, with whom and on what footing."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from onestory.frontdoor.models import Contact, SharingEntry
from onestory.frontdoor.queries.cards import SharingCard
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.sharing import LAWFUL_BASES
from onestory.walls.actor import Actor


def sharing_ledger(people: Iterable[UUID], *, viewer: Actor) -> list[SharingCard]:
    """Every line about one person, under any of their identifiers, that the viewer may see, oldest first.

    What was refused is there beside what was shared, with the reason.
    """
    return _cards(SharingEntry.objects.filter(council_id=viewer.council, person_id__in=list(people)))


def shares_under(contact: UUID, *, viewer: Actor) -> list[SharingCard]:
    """Every line of one contact."""
    return _cards(SharingEntry.objects.filter(council_id=viewer.council, contact_id=contact))


def _cards(entries: QuerySet[SharingEntry]) -> list[SharingCard]:
    # Asked beside each line, not joined: a line stays where its contact is not the viewer's to see.
    reference = Subquery(Contact.objects.filter(pk=OuterRef("contact_id")).values("reference"))
    found = entries.annotate(contact_reference=reference).select_related("from_agency", "by")
    return [
        SharingCard(
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
        for each in found
    ]
