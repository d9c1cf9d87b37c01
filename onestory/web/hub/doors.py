"""Whether all that was acknowledged is there, door by door."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.frontdoor.queries.doors.doors import doors
from onestory.web.request import Asked


@require_safe
def doors_today(request: Asked) -> HttpResponse:
    """The last day's control totals."""
    return render(request, "hub/doors.jinja", {"found": doors(viewer=request.actor, now=request.now)})
