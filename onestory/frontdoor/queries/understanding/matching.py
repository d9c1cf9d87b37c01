"""Who is this? The index's candidates for somebody a contact names, with their reasons."""

from datetime import datetime
from uuid import UUID

from onestory.access.policies import require
from onestory.frontdoor.models import ContactAdult, ContactChild
from onestory.grammar.refusals import NotFound
from onestory.people.queries import candidates
from onestory.people.queries.as_told import as_told
from onestory.people.rules.finding import Candidate
from onestory.walls.actor import Actor


def who_is(named: UUID, *, viewer: Actor, now: datetime, top: int = 10) -> list[Candidate]:
    """The likeliest people first, for a child or an adult of a contact, looked for by what was told of them."""
    require(viewer, "contact.match")
    child = next(iter(as_told(ContactChild.objects.filter(pk=named), viewer=viewer)), None)
    adult = next(iter(as_told(ContactAdult.objects.filter(pk=named), viewer=viewer)), None)
    one = child or adult
    if one is None:
        raise NotFound("There is nobody of that name on a contact that you may see.")
    return candidates(
        viewer=viewer,
        now=now,
        given=one.given_name,
        family=one.family_name,
        born=one.born_on,
        address=one.address,
        postcode=one.postcode,
        phone=adult.phone if adult else "",
        nhs_number=child.nhs_number if child else "",
        top=top,
    )
