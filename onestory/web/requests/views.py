"""What a partner's agency has been asked: the list by clock, and one request with its question and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.queries.asking.agency_board import agency_board
from onestory.frontdoor.queries.asking.requests import requests_of_my_agency
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements_about, disagreements_waiting
from onestory.frontdoor.queries.held.held_asks import asks_to_my_agency
from onestory.web.request import Asked


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """Requests to one's agency: waiting ones by clock, then those withdrawn and those answered."""
    rows = requests_of_my_agency(viewer=request.actor, now=request.now)
    context = {
        "waiting": [row for row in rows if row.ended_at is None],
        "withdrawn": [row for row in rows if row.withdrawn_at is not None],
        "answered": [row for row in rows if row.answered_at is not None and row.withdrawn_at is None],
        "asks": asks_to_my_agency(viewer=request.actor),
        "disagreeing": len(disagreements_waiting(viewer=request.actor, now=request.now)),
    }
    return render(request, "requests/list.jinja", context)


@require_safe
def how_we_answer(request: Asked) -> HttpResponse:
    """What waits of one's agency, who answers, and how much of it in time: for those who answer for the agency."""
    board = agency_board(viewer=request.actor, now=request.now)
    return render(request, "requests/board.jinja", {"board": board})


@require_safe
def one(request: Asked, reference: str) -> HttpResponse:
    """One request: who is asked about, the questions, why, on what footing, by when; and what one's agency answered."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    about = disagreements_about(page.row.reference, viewer=request.actor, now=request.now)
    return render(request, "requests/one.jinja", {"page": page, "disagreements": about})
