"""The references of contacts, by their own identifiers or those of the requests made about them."""

from collections.abc import Iterable
from uuid import UUID

from onestory.frontdoor.models import Contact, InformationRequest
from onestory.walls.actor import Actor


def references_of(identifiers: Iterable[UUID], *, viewer: Actor) -> dict[UUID, str]:
    """Of those that the viewer may see; a request leads to its contact."""
    wanted = list(identifiers)
    here = Contact.objects.filter(pk__in=wanted, council_id=viewer.council).values_list("pk", "reference")
    asked = InformationRequest.objects.filter(pk__in=wanted, council_id=viewer.council)
    return dict(here) | dict(asked.values_list("pk", "contact__reference"))
