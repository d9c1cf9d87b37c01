"""Searching the notes of everybody one works with, and what the front door was told: it stays in the session."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.frontdoor.actions.understanding.search_contacts import search_contacts
from onestory.story.actions.search_open_records import search_open_records
from onestory.web.people.searching import error_of, place_of, typed_words
from onestory.web.request import Asked

KEPT = "find-words"


@require_http_methods(["GET", "HEAD", "POST"])
def find_words(request: Asked) -> HttpResponse:
    """One box; what it finds, record by record and contact by contact, each hit with its source."""
    require(request.actor, "person.open", council=request.actor.council)
    if request.method == "POST":
        request.session[KEPT] = typed_words(request)
        if typed_words(request):
            return redirect("find-words")
    words = str(request.session.get(KEPT, ""))
    searched = search_open_records(actor=request.actor, words=words, now=request.now) if words else None
    contacts = search_contacts(actor=request.actor, words=words, now=request.now) if words else []
    context = {"words": words, "searched": searched, "contacts": contacts, "place": place_of, **error_of(request)}
    return render(request, "people/find_words.jinja", context, status=400 if request.method == "POST" else 200)
