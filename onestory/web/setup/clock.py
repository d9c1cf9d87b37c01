"""What the hub does by itself: each round, when it was last made, and what is not done while it stands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.clockwork.queries.standing import rounds_standing
from onestory.web.request import Asked
from onestory.web.signin.breached import breached


@require_safe
def clock(request: Asked) -> HttpResponse:
    """Every round, those that need somebody first."""
    rounds = rounds_standing(viewer=request.actor, now=request.now)
    unwell = [one for one in rounds if not one.is_well]
    return render(request, "setup/clock.jinja", {"rounds": rounds, "unwell": unwell, "passwords": breached()})
