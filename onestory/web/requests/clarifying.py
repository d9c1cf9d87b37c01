"""Asking the other side what it means, and answering what it asked: for the agency and for the hub."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.asking.ask_about_request import ask_about_request
from onestory.frontdoor.actions.asking.clarify_request import clarify_request
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.queries.cards import RequestPage
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.web.request import Asked

GONE = "There is no such question about this request."


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asked, reference: str) -> HttpResponse:
    """What is not clear. The request's clock runs on."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    words = request.POST.get("asks", "")
    if request.method == "POST":
        wrong = _refused(
            lambda: ask_about_request(actor=request.actor, reference=reference, asks=words, now=request.now)
        )
        if not wrong:
            messages.success(request, "Asked. They see it at once; the clock of the request runs on.")
            return _back(request, reference)
        return _draw(request, page, "requests/query.jinja", wrong, "asks")
    return _draw(request, page, "requests/query.jinja")


@require_http_methods(["GET", "HEAD", "POST"])
def clarify(request: Asked, reference: str, clarification: UUID) -> HttpResponse:
    """The answer; and, from the hub, whether the agency's time starts anew."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    one = next((each for each in page.clarifications if each.id == clarification), None)
    if one is None:
        raise NotFound(GONE)
    if request.method != "POST":
        return _draw(request, page, "requests/clarify.jinja", one=one)
    posted = request.POST
    anew = posted.get("new_time") == "yes"
    wrong = "Say why their time starts anew" if anew and not posted.get("why", "").strip() else ""
    field = "why" if wrong else "words"
    wrong = wrong or _refused(
        lambda: clarify_request(
            actor=request.actor,
            reference=reference,
            clarification=clarification,
            words=posted.get("words", ""),
            new_time_why=posted.get("why", "") if anew else "",
            now=request.now,
        )
    )
    if wrong:
        return _draw(request, page, "requests/clarify.jinja", wrong, field, one=one)
    messages.success(request, "Answered. They see it at once.")
    return _back(request, reference)


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except (BadInput, OutOfOrder) as refusal:
        return refusal.message
    return ""


def _back(request: Asked, reference: str) -> HttpResponse:
    """The agency to its request; the hub to the answers of the contact it came from."""
    contact = request.GET.get("contact", "")
    return redirect("contact-answers", contact) if contact else redirect("request", reference)


def _draw(
    request: Asked, page: RequestPage, template: str, wrong: str = "", field: str = "", **more: object
) -> HttpResponse:
    context = {
        "page": page,
        "contact": request.GET.get("contact", ""),
        "is_hub": request.actor.may("contact.ask"),
        "typed": request.POST,
        "errors": {field: wrong} if wrong else {},
        "problems": [{"text": wrong, "href": f"#{field}"}] if wrong else [],
        "has_errors": bool(wrong),
        **more,
    }
    return render(request, template, context, status=400 if wrong else 200)
