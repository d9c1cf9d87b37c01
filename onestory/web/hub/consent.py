"""Consent in its four meanings, and what the parents know: how each stands, and a change with who, when and why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.understanding.record_consent import record_consent
from onestory.frontdoor.rules.consenting import TOLD
from onestory.vocabulary.sharing import CONSENT_POSITIONS, TOLD_THE_FAMILY
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

KIND = Needed(field="kind", says="Select which of them has changed")


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: Asked, reference: str) -> HttpResponse:
    """Record a change; what was told with the contact is never written over."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        field = _field(request)
        needed = (KIND,) if not request.POST.get("kind") else (Needed(field=field, says="Select how it stands now"),)
        errors = missing(request.POST, needed) or refused(lambda: _record(request, reference, field))
        if not errors:
            messages.success(request, "Recorded, with who and when.")
            return redirect("contact-consent", reference)
    return drawn(
        request,
        opened(request, reference),
        "hub/consent.jinja",
        "contact-triage",
        errors=errors,
        told_kind=TOLD,
        positions=CONSENT_POSITIONS,
        told=TOLD_THE_FAMILY,
    )


def _field(request: Asked) -> str:
    """The parents' knowledge is answered in words of its own."""
    return "told" if request.POST.get("kind") == TOLD else "position"


def _record(request: Asked, reference: str, field: str) -> None:
    posted = request.POST
    record_consent(
        actor=request.actor,
        reference=reference,
        kind=posted["kind"],
        position=posted.get(field, ""),
        from_whom=posted.get("from_whom", ""),
        why=posted.get("why", ""),
        now=request.now,
    )
