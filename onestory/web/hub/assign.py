"""Whose a contact is: taking it, giving it on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.queries.setting.teams import people_to_own, teams_to_queue
from onestory.grammar.answers import number_of
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

NEEDED = (Needed(field="reason", says="Say why you are giving it on"),)


@require_POST
def take(request: Asked, reference: str) -> HttpResponse:
    """Take it."""
    take_contact(actor=request.actor, reference=reference, now=request.now)
    messages.success(request, "This contact is yours.")
    return redirect("contact", reference)


@require_http_methods(["GET", "HEAD", "POST"])
def give_on(request: Asked, reference: str) -> HttpResponse:
    """Give it to a team or a person, with the reason."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, NEEDED) or refused(lambda: _give(request, reference))
        if not errors:
            messages.success(request, "The contact has been given on.")
            return redirect("contact", reference)
    return drawn(
        request,
        opened(request, reference),
        "hub/reassign.jinja",
        "contact-reassign",
        teams=teams_to_queue(viewer=request.actor),
        people=people_to_own(viewer=request.actor, now=request.now),
        errors=errors,
    )


def _give(request: Asked, reference: str) -> None:
    reassign(
        actor=request.actor,
        reference=reference,
        team=number_of(request.POST.get("team", "")),
        owner=number_of(request.POST.get("owner", "")),
        reason=request.POST.get("reason", ""),
        now=request.now,
    )
