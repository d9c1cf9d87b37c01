"""The daily domestic abuse meeting: the contacts it takes on one page, judged in a row and kept together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.understanding.open_meeting import open_meeting
from onestory.frontdoor.actions.understanding.triage_together import triage_together
from onestory.frontdoor.declared.levels import LEVELS
from onestory.frontdoor.declared.meetings import DOMESTIC_ABUSE
from onestory.frontdoor.queries.understanding.meeting import ForTheMeeting
from onestory.frontdoor.rules.meeting import Judged
from onestory.vocabulary.frontdoor import BRAG
from onestory.web.hub.desk import refused
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

PARTS = ("level", "brag", "reason")


@require_http_methods(["GET", "HEAD", "POST"])
def daily(request: Asked) -> HttpResponse:
    """The list, and on it what the meeting says of each; what is left empty waits for the next."""
    waiting = open_meeting(actor=request.actor, meeting=DOMESTIC_ABUSE, now=request.now)
    error = ""
    if request.method == "POST":
        judged = _judged(request, waiting)
        error = next(iter(refused(lambda: _keep(request, judged)).values()), "")
        if not error:
            messages.success(request, f"{how_many(len(judged), 'contact')} triaged. Each clock runs from now.")
            return redirect("daily-meeting")
    context = {
        "meeting": DOMESTIC_ABUSE,
        "waiting": waiting,
        "levels": LEVELS,
        "urgencies": BRAG.entries,
        "typed": request.POST,
        "attended": request.POST.getlist("attended"),
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "hub/meeting.jinja", context, status=400 if error else 200)


def _judged(request: Asked, waiting: list[ForTheMeeting]) -> list[Judged]:
    """What was said of each contact of the list; nothing of those that were left empty."""
    found = []
    for each in waiting:
        said = {part: request.POST.get(f"{part}-{each.row.reference}", "").strip() for part in PARTS}
        if any(said.values()):
            found.append(Judged(reference=each.row.reference, **said))
    return found


def _keep(request: Asked, judged: list[Judged]) -> None:
    triage_together(
        actor=request.actor,
        meeting=DOMESTIC_ABUSE,
        attended=request.POST.getlist("attended"),
        judged=judged,
        now=request.now,
    )
