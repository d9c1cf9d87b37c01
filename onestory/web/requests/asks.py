"""A holder's side of an ask: release what is asked for, or part of it, or refuse with the ground."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import refusal
from onestory.frontdoor.actions.held.answer_ask import answer_ask
from onestory.frontdoor.actions.held.open_ask import open_ask
from onestory.frontdoor.declared.answers import WITHHOLDING
from onestory.frontdoor.rules.held_asks import GivenRelease, refusal_of_release
from onestory.web.request import Asked

FIELDS = ("state", "words", "ground", "why")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Asked, ask: UUID) -> HttpResponse:
    """Who asks, about whom, why and on what footing; and for the agency's manager, the answer."""
    card = open_ask(actor=request.actor, ask=ask, now=request.now)
    typed = {field: request.POST.get(field, "") for field in FIELDS}
    unsafe = request.POST.get("unsafe_to_tell") == "yes"
    given = GivenRelease(unsafe_to_tell=unsafe, **typed)
    field, wrong = refusal_of_release(given) if request.method == "POST" else ("", "")
    if request.method == "POST" and not wrong:
        answer_ask(actor=request.actor, ask=ask, given=given, now=request.now)
        messages.success(request, f"Answered. {card.asked_by} can read it now, and the child's ledger says so.")
        return redirect("requests")
    context = {
        "ask": card,
        "typed": {**typed, "unsafe_to_tell": unsafe},
        "why_not": refusal(request.actor, "request.release") or "",
        "grounds": WITHHOLDING,
        "errors": {field: wrong} if wrong else {},
        "problems": [{"text": wrong, "href": f"#{field}"}] if wrong else [],
        "has_errors": bool(wrong),
    }
    return render(request, "requests/ask.jinja", context, status=400 if wrong else 200)
