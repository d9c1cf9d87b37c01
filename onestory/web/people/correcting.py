"""Saying a recorded relationship anew, or taking it back; where somebody else did so first, both stand on one page."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.story.actions.correct_tie import correct_tie
from onestory.story.actions.put_in_place import ChangedMeanwhile
from onestory.story.actions.take_back_tie import take_back_tie
from onestory.story.declared.ties import CORRECTED_KINDS, title_of
from onestory.story.queries.written_ties import TieCard, tie_as_written
from onestory.story.rules.tie_words import TieWords
from onestory.vocabulary.people import SURENESS
from onestory.web.people.opening import opened_part, reason_for
from onestory.web.people.ties import STANDS_AT, words_of
from onestory.web.request import Asked

FIELDS = ("kind", "since", "until", "sureness", "said_by", "contested_by", "why")


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: Asked, who: UUID, tie: int) -> HttpResponse:
    """What stands now in a form. Nothing typed is lost, whoever else wrote meanwhile."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return redirect("person-ties", who)
    typed, error, crossed = _typed(request), "", False
    if request.method == "POST":
        at: dict[str, Any] = {
            "actor": request.actor,
            "person": who,
            "now": request.now,
            "reason": reason_for(request, who),
        }
        error, crossed = _tried(lambda: correct_tie(**at, tie=tie, given=TieWords(**words_of(typed))))
        if not error:
            messages.success(request, "Said anew. What was said before is kept.")
            return redirect("person-ties", who)
    written = tie_as_written(tie, page, viewer=request.actor)
    context = {
        "page": page,
        "typed": typed if request.method == "POST" else _said_in(written[-1]),
        "kinds": [{"value": kind, "text": title_of(kind)} for kind in CORRECTED_KINDS],
        "sureness": SURENESS,
        **_beside(written, tie, error, STANDS_AT.get(error, "why"), crossed=crossed),
    }
    return render(request, "people/tie_correct.jinja", context, status=_status(error, crossed=crossed))


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: Asked, who: UUID, tie: int) -> HttpResponse:
    """Why a relationship that was recorded should be shown no more."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return redirect("person-ties", who)
    error, crossed, why = "", False, request.POST.get("why", "").strip()
    if request.method == "POST":
        at: dict[str, Any] = {
            "actor": request.actor,
            "person": who,
            "now": request.now,
            "reason": reason_for(request, who),
        }
        error, crossed = _tried(lambda: take_back_tie(**at, tie=tie, why=why))
        if not error:
            messages.success(request, "Taken back. What was recorded is kept, and shown no more.")
            return redirect("person-ties", who)
    written = tie_as_written(tie, page, viewer=request.actor)
    context = {"page": page, "why": why, **_beside(written, tie, error, "why", crossed=crossed)}
    return render(request, "people/tie_back.jinja", context, status=_status(error, crossed=crossed))


def _tried(act: Callable[[], object]) -> tuple[str, bool]:
    """What was wrong, empty if nothing, and whether it was that somebody else wrote meanwhile."""
    try:
        act()
    except BadInput as wrong:
        return wrong.message, False
    except ChangedMeanwhile as meanwhile:
        return meanwhile.message, True
    return "", False


def _beside(written: list[TieCard], tie: int, error: str, field: str, *, crossed: bool) -> dict[str, object]:
    """What stands now, what was written before it, and what is wrong with what was typed."""
    return {
        "now_stands": written[-1],
        "before": written[:-1],
        "is_changed": written[-1].id != tie,
        "errors": {"why" if crossed else field: error} if error else {},
        "wrong": {} if crossed or not error else {field: error},
        "has_errors": bool(error),
    }


def _status(error: str, *, crossed: bool) -> int:
    return 409 if crossed else 400 if error else 200


def _typed(request: Asked) -> dict[str, str]:
    return {name: request.POST.get(name, "").strip() for name in FIELDS}


def _said_in(card: TieCard) -> dict[str, str]:
    return {
        "kind": card.kind,
        "since": _day(card.since),
        "until": _day(card.until),
        "sureness": card.sureness,
        "said_by": card.said_by,
        "contested_by": card.contested_by,
        "why": card.why,
    }


def _day(on: date | None) -> str:
    return f"{on:%-d/%-m/%Y}" if on else ""
