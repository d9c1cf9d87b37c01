"""What was handed to one's team, the soonest due first; and one of them, to take up or to decline."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.handing.accept_handover import accept_handover
from onestory.frontdoor.actions.handing.decline_handover import decline_handover
from onestory.frontdoor.actions.handing.open_handover import open_handover
from onestory.frontdoor.queries.handing.handovers import handovers_to_my_team
from onestory.grammar.refusals import BadInput, NotFound
from onestory.web.court import court_forms
from onestory.web.request import Asked

NO_COURT = (
    "No court waits for anything here that your team could answer. A handover is answered for once it is taken up."
)
CHOOSE = "Select whether your team takes it up"


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """Those that wait for an answer, then those answered."""
    rows = handovers_to_my_team(viewer=request.actor, now=request.now)
    context = {
        "waiting": [row for row in rows if row.answered_at is None],
        "answered": [row for row in rows if row.answered_at is not None],
    }
    return render(request, "handovers/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, handover: UUID) -> HttpResponse:
    """The product, whom it is about, and the answer."""
    error, field = "", ""
    if request.method == "POST":
        error, field = _answer(request, handover)
        if not error:
            return redirect("handover", handover)
    context = {
        "page": open_handover(actor=request.actor, handover=handover, now=request.now),
        "error": error,
        "field": field,
        "problems": [{"text": error, "href": f"#{field}"}] if error else [],
        "has_errors": bool(error),
        "typed": request.POST,
    }
    return render(request, "handovers/one.jinja", context, status=400 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def court(request: Asked, handover: UUID) -> HttpResponse:
    """The day of a court, now that the team has what was decided."""
    page = open_handover(actor=request.actor, handover=handover, now=request.now)
    if page.court is None or not page.may_answer_court:
        raise NotFound(NO_COURT)
    forms = court_forms(request, page.row.reference, page.court)
    if forms.done:
        messages.success(request, forms.done)
        return redirect("handover", handover)
    context = {"page": page, "forms": forms, "has_errors": bool(forms.error_list)}
    return render(request, "handovers/court.jinja", context, status=400 if forms.error_list else 200)


def _answer(request: Asked, handover: UUID) -> tuple[str, str]:
    """Answer it; what is wrong and where, or nothing."""
    posted = request.POST
    if posted.get("answer") == "accept":
        accept_handover(actor=request.actor, handover=handover, first=posted.get("first", ""), now=request.now)
        messages.success(request, "Your team has taken it up. Their pages are open to you now.")
        return "", ""
    if posted.get("answer") != "decline":
        return CHOOSE, "answer"
    try:
        decline_handover(actor=request.actor, handover=handover, why=posted.get("why", ""), now=request.now)
    except BadInput as wrong:
        return wrong.message, "why"
    messages.success(request, "Declined. The hub has it back, with your reason.")
    return "", ""
