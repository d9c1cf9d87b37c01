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
from onestory.frontdoor.rules.meeting import TOO_FEW, Judged
from onestory.vocabulary.frontdoor import BRAG
from onestory.web.hub.desk import refused
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

PARTS = ("level", "brag", "reason")


@require_http_methods(["GET", "HEAD", "POST"])
def daily(request: Asked) -> HttpResponse:
    """The list, and on it what the meeting says of each; what is left empty waits for the next."""
    waiting = open_meeting(actor=request.actor, meeting=DOMESTIC_ABUSE, now=request.now)
    error, judged = "", list[Judged]()
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
        "mended_at": _mended_at(error, judged, waiting) if error else "",
        "has_errors": bool(error),
    }
    return render(request, "hub/meeting.jinja", context, status=400 if error else 200)


def _mended_at(error: str, judged: list[Judged], waiting: list[ForTheMeeting]) -> str:
    """The box in which the error is mended: who was there, or the first that was left empty of a contact."""
    if error == TOO_FEW or not waiting:
        return "attended"
    half = next((each for each in judged if error.startswith(each.reference)), None)
    said = vars(half) if half else {}
    empty = next((part for part in PARTS if not said.get(part)), PARTS[0])
    return f"{empty}-{half.reference if half else waiting[0].row.reference}"


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
