"""Searching one person's notes and documents. What was looked for stays in the session and never in an address."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.understanding.search_contacts import search_contacts
from onestory.people.rules.page import Place
from onestory.story.actions.search_story import search_story
from onestory.story.queries.record import filed_for
from onestory.story.queries.searching import Hit
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.people.story import place_in_words
from onestory.web.request import Asked

KEPT = "searched"
LONGEST = 200
NOTHING = "Enter what you are looking for"


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: Asked, who: UUID) -> HttpResponse:
    """One box; what it finds with its source; and whether the documents looked for first exist."""
    if "reason" in request.POST and gave_reason(request, who):
        return redirect("person-search", who)
    if request.method == "POST":
        request.session[KEPT] = {str(who): typed_words(request)}
        if typed_words(request):
            return redirect("person-search", who)
    page = opened_part(request, who, "search")
    if isinstance(page, HttpResponse):
        return page
    words = str(request.session.get(KEPT, {}).get(str(who), ""))
    hits = (
        search_story(actor=request.actor, person=who, words=words, now=request.now, reason=reason_for(request, who))
        if words
        else []
    )
    context = {
        **heading_of(request, page, at="person-search"),
        "words": words,
        "hits": hits,
        "contacts": search_contacts(actor=request.actor, words=words, now=request.now, about=page.identifiers)
        if words
        else [],
        "place": place_of,
        "sought": filed_for(page, viewer=request.actor).sought,
        **error_of(request),
    }
    return render(request, "people/searched.jinja", context, status=400 if request.method == "POST" else 200)


def typed_words(request: Asked) -> str:
    """What was typed into the box."""
    return request.POST.get("words", "").strip()[:LONGEST]


def error_of(request: Asked) -> dict[str, object]:
    """What is said of an empty box that was sent; a page that is only looked at has nothing wrong."""
    return {"error": NOTHING, "has_errors": True} if request.method == "POST" else {"error": ""}


def place_of(hit: Hit) -> str:
    """Just after the line, so that its page of the story begins with it."""
    return place_in_words(Place(at=hit.at, id=2**62)) if hit.at else ""
