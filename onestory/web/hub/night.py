"""The night at the front door: what came since it shut, what was decided, and the day team taking it up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onestory.frontdoor.actions.night.hand_to_morning import hand_to_morning
from onestory.frontdoor.actions.night.open_night import open_night
from onestory.frontdoor.actions.night.take_up_morning import take_up_morning
from onestory.frontdoor.queries.cards.night import NightPage
from onestory.frontdoor.rules.night import ForMorning
from onestory.web.hub import faces
from onestory.web.hub.desk import refused
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

PARTS = ("done", "first")


@require_http_methods(["GET", "HEAD", "POST"])
def night(request: Asked) -> HttpResponse:
    """The night that is, or the latest there was; and what of it is handed to the day team."""
    page = open_night(actor=request.actor, now=request.now)
    error, given = "", list[ForMorning]()
    if request.method == "POST":
        given = _given(request, page)
        error = next(iter(refused(lambda: _hand(request, given)).values()), "")
        if not error:
            messages.success(request, f"{how_many(len(given), 'contact')} handed to the day team.")
            return redirect("night")
    context = {
        "page": page,
        "typed": request.POST,
        "error": error,
        "has_errors": bool(error),
        "wrong_field": _left_empty(given),
        "faces": faces,
    }
    return render(request, "hub/night.jinja", context, status=400 if error else 200)


@require_POST
def take_up(request: Asked, handover: UUID) -> HttpResponse:
    """One contact of the night becomes the day team's."""
    taken: list[str] = []
    wrong = refused(lambda: taken.append(take_up_morning(actor=request.actor, handover=handover, now=request.now)))
    if wrong:
        messages.warning(request, next(iter(wrong.values())))
        return redirect("night")
    messages.success(request, f"You have taken up {taken[0]}.")
    return redirect("night")


def _given(request: Asked, page: NightPage) -> list[ForMorning]:
    """What was said of each contact of the list; nothing of those left empty."""
    found = []
    for row in page.to_hand:
        said = {part: request.POST.get(f"{part}-{row.reference}", "").strip() for part in PARTS}
        if any(said.values()):
            found.append(ForMorning(reference=row.reference, **said))
    return found


def _left_empty(given: list[ForMorning]) -> str:
    """The field that the summary of what is wrong leads to."""
    for each in given:
        if not each.done or not each.first:
            return f"first-{each.reference}" if each.done else f"done-{each.reference}"
    return "to-hand"


def _hand(request: Asked, given: list[ForMorning]) -> None:
    hand_to_morning(actor=request.actor, given=given, now=request.now)
