"""What the hub is made of: agencies with their accreditation, teams, and who looks after what."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.access.policies import require
from onestory.access.queries import staff
from onestory.clockwork.queries.standing import stands_still
from onestory.councils.queries import accredited_agencies, teams
from onestory.letters.queries.standing import kinds_of_letters, letters_not_sent
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.web.request import Asked, today_of
from onestory.web.setup.lapses import lapse_of


@require_safe
def overview(request: Asked) -> HttpResponse:
    """Agencies and teams of this council, and whose checks lapse soon."""
    require(request.actor, "setup.see")
    today = today_of(request)
    people = staff(viewer=request.actor, now=request.now)
    agencies = accredited_agencies(viewer=request.actor)
    context = {
        "agencies": [(one, lapse_of(one.until, today)) for one in agencies],
        "teams": teams(viewer=request.actor),
        "agency_names": {one.agency.id: one.agency.name for one in agencies},
        "kinds": {entry.code: entry.label for entry in AGENCY_KINDS},
        "stopped": stands_still(viewer=request.actor, now=request.now),
        "people": len({one.post.user for one in people}),
    }
    return render(request, "setup/overview.jinja", context)


@require_safe
def letters(request: Asked) -> HttpResponse:
    """What people are told of by e-mail, how many went, and what could not be sent."""
    context = {
        "kinds": kinds_of_letters(viewer=request.actor),
        "failed": letters_not_sent(viewer=request.actor),
    }
    return render(request, "setup/letters.jinja", context)
