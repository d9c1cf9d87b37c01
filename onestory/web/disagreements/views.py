"""Every disagreement one's side is part of, by clock; and one of them, with what may be done."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.disagreeing.answer_disagreement import answer_disagreement
from onestory.frontdoor.actions.disagreeing.close_disagreement import close_disagreement
from onestory.frontdoor.actions.disagreeing.escalate_disagreement import escalate_disagreement
from onestory.frontdoor.actions.disagreeing.open_disagreement import open_disagreement
from onestory.frontdoor.actions.disagreeing.settle_disagreement import settle_disagreement
from onestory.frontdoor.declared.disagreements import BY_NUMBER, SETTLEMENTS, STANCES
from onestory.frontdoor.queries.disagreeing.disagreements import disagreements
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.web.request import Asked

DONE = {
    "answer": "Answered. They say next whether that settles it, or take it up a stage.",
    "escalate": "Taken up a stage. Its clock has started.",
    "settle": "Closed, and kept in the record.",
    "close": "Closed. That they disagreed stays in the record.",
}
FIELD = {"answer": "answer-words", "escalate": "why", "settle": "settled", "close": "close-words"}


@require_safe
def listed(request: Asked) -> HttpResponse:
    """What waits for my side first, then what waits for the other, then what is closed."""
    rows = disagreements(viewer=request.actor, now=request.now)
    context = {
        "mine": [row for row in rows if row.waits_for_me],
        "theirs": [row for row in rows if not row.waits_for_me and row.closed_at is None],
        "closed": [row for row in rows if row.closed_at],
    }
    return render(request, "disagreements/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, disagreement: UUID) -> HttpResponse:
    """What was said, step by step, and the next word."""
    move = request.POST.get("move", "")
    wrong = ""
    if request.method == "POST":
        wrong = _done(request, disagreement, move)
        if not wrong:
            messages.success(request, DONE[move])
            return redirect("disagreement", disagreement)
    page = open_disagreement(actor=request.actor, disagreement=disagreement, now=request.now)
    context = {
        "page": page,
        "next_stage": BY_NUMBER.get(page.row.stage + 1),
        "stances": STANCES,
        "settlements": [each for each in SETTLEMENTS if page.row.state == "answered" or each.code == "withdrawn"],
        "typed": request.POST,
        "errors": {FIELD[move]: wrong} if wrong else {},
        "problems": [{"text": wrong, "href": f"#{FIELD[move]}"}] if wrong else [],
        "has_errors": bool(wrong),
    }
    return render(request, "disagreements/one.jinja", context, status=400 if wrong else 200)


def _done(request: Asked, disagreement: UUID, move: str) -> str:
    """Do it; or why it was not done."""
    posted, actor, now = request.POST, request.actor, request.now
    acts: dict[str, Callable[[], None]] = {
        "answer": lambda: answer_disagreement(
            actor=actor,
            disagreement=disagreement,
            stance=posted.get("stance", ""),
            words=posted.get("words", ""),
            given_by=posted.get("given_by", ""),
            now=now,
        ),
        "escalate": lambda: escalate_disagreement(
            actor=actor, disagreement=disagreement, why=posted.get("why", ""), now=now
        ),
        "settle": lambda: settle_disagreement(
            actor=actor,
            disagreement=disagreement,
            settled=posted.get("settled", ""),
            words=posted.get("words", ""),
            now=now,
        ),
        "close": lambda: close_disagreement(
            actor=actor, disagreement=disagreement, words=posted.get("words", ""), now=now
        ),
    }
    if move not in acts:
        raise BadInput("Choose what you want to do from the page.")
    try:
        acts[move]()
    except (BadInput, OutOfOrder) as refusal:
        return refusal.message
    return ""
