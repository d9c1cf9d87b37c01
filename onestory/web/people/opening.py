"""Opening somebody's page, and asking why where the page must know: said once, it holds for that person's pages."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from onestory.access.rules.reasons import says_why
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.opening.open_person import open_person
from onestory.people.rules.page import PersonHead, PersonPage
from onestory.web.request import Asked

KEPT = "reasons"
MOST_KEPT = 50


def opened(request: Asked, who: UUID) -> PersonPage | HttpResponse:
    """The person's whole page, or the page that asks for the reason."""
    try:
        return open_person(actor=request.actor, person=who, now=request.now, reason=reason_for(request, who))
    except ReasonNeeded as needed:
        return asks_why(request, who, needed)


def opened_part(request: Asked, who: UUID, part: str) -> PersonHead | HttpResponse:
    """The head of one part of the person's record, or the page that asks for the reason."""
    try:
        return open_part(actor=request.actor, person=who, part=part, now=request.now, reason=reason_for(request, who))
    except ReasonNeeded as needed:
        return asks_why(request, who, needed)


def asks_why(request: Asked, who: UUID, needed: ReasonNeeded, **more: object) -> HttpResponse:
    """The page that asks for the reason: beside somebody, for `others`, with the way to the page `without` them."""
    error = needed.message if request.method == "POST" else ""
    context = {"who": who, "sentence": needed.message, "error": error, "has_errors": bool(error), **more}
    return render(request, "people/reason.jinja", context, status=400 if error else 403)


def gave_reason(request: Asked, who: UUID) -> bool:
    """Keep what was posted as the reason for this person, until one signs out. The page is then opened anew, once."""
    if request.method != "POST":
        return False
    said = request.POST.get("reason", "").strip()
    keep_reason(request, who, said)
    return says_why(said)


def keep_reason(request: Asked, who: UUID, said: str) -> None:
    """Keep why somebody opens this person's pages."""
    newest = dict([*request.session.get(KEPT, {}).items(), (str(who), said)][-MOST_KEPT:])
    request.session[KEPT] = {person: reason for person, reason in newest.items() if reason}


def reason_for(request: Asked, who: UUID) -> str:
    """The reason given for this person in this session; blank if none was."""
    return str(request.session.get(KEPT, {}).get(str(who), ""))
