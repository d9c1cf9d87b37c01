"""What partners were asked, what they answered, and who is silent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from onestory.frontdoor.actions.asking.chase_request import chase_request
from onestory.web.hub.desk import drawn, opened
from onestory.web.request import Asked


@require_safe
def answers(request: Asked, reference: str) -> HttpResponse:
    """Every request of the contact; sealed answers only for those who may read them."""
    return drawn(request, opened(request, reference), "hub/answers.jinja", "contact-answers")


@require_POST
def chase(request: Asked, reference: str, asked: str) -> HttpResponse:
    """Remind an agency that it has not answered."""
    chase_request(actor=request.actor, reference=asked, words=request.POST.get("words", ""), now=request.now)
    messages.success(request, "They have been reminded. The time is kept in the history.")
    return redirect("contact-answers", reference)
