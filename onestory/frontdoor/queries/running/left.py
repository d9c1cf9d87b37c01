"""What would be left behind if somebody's post ended: for the administrator, who sees numbers and no contact."""

from dataclasses import replace
from datetime import datetime

from django.db.models import Count, Q

from onestory.access.policies import require
from onestory.access.queries import Post, colleagues
from onestory.access.rules.actors import the_system
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.handovers import OFFERED
from onestory.frontdoor.declared.request_workflow import WAITING
from onestory.frontdoor.models import Contact, Draft, Handover, InformationRequest
from onestory.frontdoor.queries.cards import LeftBehind
from onestory.walls.actor import Actor
from onestory.walls.context import stand

OPEN = [state.value for state in OPEN_STATES]


def left_behind(post: Post, *, viewer: Actor, now: datetime) -> LeftBehind:
    """Their own open contacts; and, where they are the last who could answer, what waits for their agency or team.

    Somebody with another post here, in which they may have a contact, leaves none. Forms that they have not sent are
    counted and nothing more: they are sealed, and told to nobody yet.
    """
    require(viewer, "staff.manage", council=post.council)
    system = replace(the_system(council=viewer.council, council_code=viewer.council_code), request=viewer.request)
    stand(system)
    try:
        return _counted(post, system, now)
    finally:
        stand(viewer)


def _counted(post: Post, system: Actor, now: datetime) -> LeftBehind:
    theirs = Contact.objects.filter(council_id=post.council, state__in=OPEN, owner_id=post.user)
    keeps = any(each.user == post.user for each in _others(post, "contact.assign", system, now))
    counts = theirs.aggregate(
        contacts=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now)), red=Count("pk", filter=Q(brag="red"))
    )
    answer = any(each.agency == post.agency for each in _others(post, "request.answer", system, now))
    take_up = any(each.team == post.team for each in _others(post, "handover.answer", system, now))
    requests = InformationRequest.objects.filter(
        council_id=post.council, agency_id=post.agency, state__in=[state.value for state in WAITING]
    )
    offers = Handover.objects.filter(council_id=post.council, team_id=post.team, state=OFFERED.value)
    forms = _unsent(post, system, now)
    return LeftBehind(
        **(dict.fromkeys(counts, 0) if keeps else counts),
        unsent=len(forms),
        unsent_until=min(forms, default=None),
        requests=0 if answer else requests.count(),
        offers=0 if take_up or not post.team else offers.count(),
    )


def _unsent(post: Post, system: Actor, now: datetime) -> list[datetime]:
    """When each form that they have not sent is deleted. None where another post here lets them come back to it."""
    if any(each.user == post.user for each in _others(post, "contact.submit", system, now)):
        return []
    here = Q(council_id=post.council) | Q(council__isnull=True)
    forms = Draft.objects.filter(here, user_id=post.user, submitted_as="", expires_at__gt=now)
    return list(forms.values_list("expires_at", flat=True))


def _others(post: Post, permission: str, system: Actor, now: datetime) -> list[Post]:
    """Posts open today, other than this one, that carry a permission."""
    found = colleagues(viewer=system, today=london_date(now), permission=permission)
    return [each for each in found if each.membership != post.membership]
