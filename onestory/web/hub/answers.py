"""What partners were asked, what they answered, and who is silent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.frontdoor.actions.asking.chase_request import chase_request
from onestory.frontdoor.actions.asking.withdraw_request import WHY, withdraw_request
from onestory.frontdoor.policies import NO_REQUEST
from onestory.grammar.refusals import NotFound
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
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


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Asked, reference: str, asked: str) -> HttpResponse:
    """Tell an agency that its answer is not needed any more, and why."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, (Needed(field="why", says=WHY),)) or refused(lambda: _withdraw(request, asked))
        if not errors:
            messages.success(request, "The request is withdrawn. They see it, with your reason.")
            return redirect("contact-answers", reference)
    page = opened(request, reference)
    one = next((each for each in page.requests if each.row.reference == asked), None)
    if one is None:
        raise NotFound(NO_REQUEST)
    return drawn(request, page, "hub/withdraw_request.jinja", "contact-answers", errors=errors, asked=one)


def _withdraw(request: Asked, asked: str) -> None:
    withdraw_request(actor=request.actor, reference=asked, why=request.POST["why"], now=request.now)
