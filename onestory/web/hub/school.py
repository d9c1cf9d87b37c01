"""Noting that the school was rung about an incident."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.schools.ring_school import WHOM, ring_school
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

NEEDED = (Needed(field="whom", says=WHOM),)


@require_http_methods(["GET", "HEAD", "POST"])
def ring(request: Asked, reference: str) -> HttpResponse:
    """Whom one spoke to, and in what part."""
    page = opened(request, reference)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, NEEDED) or refused(
            lambda: ring_school(actor=request.actor, reference=reference, whom=request.POST["whom"], now=request.now)
        )
        if not errors:
            messages.success(request, "It is kept that the school knows.")
            return redirect("contact", reference)
    return drawn(request, page, "hub/school.jinja", "contact", errors)
