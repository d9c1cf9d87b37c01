"""One contact: what was said, whom it is about, what is known already, what comes next; and its history."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onestory.frontdoor.actions.understanding.understand_contact import understand_contact
from onestory.web.hub.desk import drawn, opened
from onestory.web.hub.history import history_of
from onestory.web.request import Asked


@require_safe
def contact(request: Asked, reference: str) -> HttpResponse:
    """The contact as it was told, and what comes next."""
    page = opened(request, reference)
    understood = understand_contact(actor=request.actor, reference=page.reference, now=request.now)
    return drawn(request, page, "hub/contact.jinja", "contact", understood=understood)


@require_safe
def history(request: Asked, reference: str) -> HttpResponse:
    """Everything that was done with it, by whom and when, newest first."""
    page = opened(request, reference)
    return drawn(request, page, "hub/history.jinja", "contact-history", events=history_of(page))
