"""My work: what is late and due, what has come back, what waits on whom."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.clockwork.queries.standing import stands_still
from onestory.frontdoor.queries.running.work import my_work
from onestory.web.request import Asked


@require_safe
def mine(request: Asked) -> HttpResponse:
    """The day at a glance."""
    return render(
        request,
        "work/mine.jinja",
        {
            "work": my_work(viewer=request.actor, now=request.now),
            "stopped": stands_still(viewer=request.actor, now=request.now),
        },
    )
