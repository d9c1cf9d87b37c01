"""Every shield that stands; one person's: putting it up, asking to lift it, agreeing, seeing one place at a time."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.grammar.answers import date_of, number_of
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.shielding.ask_to_lift_shield import ask_to_lift_shield
from onestory.people.actions.shielding.leave_shield_up import leave_shield_up
from onestory.people.actions.shielding.lift_shield import lift_shield
from onestory.people.actions.shielding.look_at_shields import look_at_shields
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.shielding.see_place import see_place
from onestory.people.declared.shields import KEPT, KEPT_BY_CODE
from onestory.people.queries.shields import shield_over
from onestory.web.request import Asked, today_of

BAD_DATE = "The day must be a real date, like 27 3 2026, and not in the future."
PLACE_NEEDED = "Say why you need to see it, and choose what."


@require_safe
def shields(request: Asked) -> HttpResponse:
    """Every shield that stands, those that somebody asked to lift first."""
    page = number_of(request.GET.get("page", "")) or 1
    found = look_at_shields(actor=request.actor, now=request.now, page=page)
    return render(request, "guard/shields.jinja", {"found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def shield(request: Asked, who: UUID) -> HttpResponse:
    """The shield as it stands; posting puts one up, since a day and for a reason."""
    if request.method != "POST":
        return _drawn(request, who)
    since = _day(request)
    if since is None or since > today_of(request):
        return _drawn(request, who, error=BAD_DATE, field="since-day")
    try:
        put_up_shield(actor=request.actor, person=who, since=since, why=request.POST.get("why", ""), now=request.now)
    except BadInput as refusal:
        return _drawn(request, who, error=refusal.message, field="why")
    hide_what_was_told(actor=request.actor, now=request.now)
    return redirect("person-shield", who)


@require_POST
def place(request: Asked, who: UUID) -> HttpResponse:
    """One kind of place, for a reason; shown once, on an answer that nothing keeps."""
    kept, why = request.POST.get("kept", ""), request.POST.get("reason", "")
    try:
        seen = see_place(actor=request.actor, person=who, kept=kept, why=why, now=request.now)
    except BadInput as refusal:
        return _drawn(request, who, error=refusal.message, field="reason")
    context = {"who": who, "title": KEPT_BY_CODE[kept].title, "seen": seen}
    return render(request, "guard/place.jinja", context)


@require_POST
def lift(request: Asked, who: UUID) -> HttpResponse:
    """Ask for it to be lifted, agree, or let it stand."""
    actor, now = request.actor, request.now
    try:
        if "agree" in request.POST:
            lift_shield(actor=actor, person=who, now=now)
            hide_what_was_told(actor=actor, now=now)
        elif "leave" in request.POST:
            leave_shield_up(actor=actor, person=who, now=now)
        else:
            ask_to_lift_shield(actor=actor, person=who, why=request.POST.get("lift_why", ""), now=now)
    except BadInput as refusal:
        return _drawn(request, who, error=refusal.message, field="lift_why")
    return redirect("person-shield", who)


def _drawn(request: Asked, who: UUID, *, error: str = "", field: str = "") -> HttpResponse:
    reason = str(request.session.get("reasons", {}).get(str(who), ""))
    try:
        head = open_part(actor=request.actor, person=who, part="shield", now=request.now, reason=reason)
    except ReasonNeeded:
        return redirect("person", who)
    context = {
        "head": head,
        "shield": shield_over(who, viewer=request.actor, now=request.now),
        "kept": KEPT,
        "error": error,
        "field": field,
        "has_errors": bool(error),
        "told": request.POST,
    }
    return render(request, "guard/shield.jinja", context, status=400 if error else 200)


def _day(request: Asked) -> date | None:
    return date_of({name: request.POST.get(f"since-{name}", "") for name in ("day", "month", "year")})
