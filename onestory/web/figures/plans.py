"""Report cards and their steps: written, added to, finished."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.access.policies import refusal, require
from onestory.grammar.answers import date_of
from onestory.grammar.refusals import BadInput
from onestory.performance.actions.add_step import add_step
from onestory.performance.actions.finish_step import finish_step
from onestory.performance.actions.write_card import NewCard, write_card
from onestory.performance.declared.catalogue import BY_CODE
from onestory.performance.queries.figures import figure
from onestory.performance.queries.report_cards import report_cards, steps_open
from onestory.web.figures.asking import day_asked
from onestory.web.request import Asked, today_of

REAL_DATE = "Enter the day it is due, like 27 3 2027"
PARTS = ("day", "month", "year")


@require_safe
def plan(request: Asked) -> HttpResponse:
    """Every step that is open, soonest due first."""
    context = {
        "steps": steps_open(viewer=request.actor, today=today_of(request)),
        "titles": {code: each.title for code, each in BY_CODE.items()},
        "why_not_report": refusal(request.actor, "figures.report"),
    }
    return render(request, "figures/plan.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def card(request: Asked, indicator: str) -> HttpResponse:
    """Write what the figure shows, so what, and now what."""
    require(request.actor, "figures.report")
    as_of = day_asked(request)
    found = figure(indicator, viewer=request.actor, as_of=as_of)
    typed = {name: request.POST.get(name, "") for name in ("what", "so_what", "now_what", "rag")}
    problem = ""
    if request.method == "POST":
        try:
            write_card(
                actor=request.actor,
                code=indicator,
                as_of=as_of,
                figure=f"{found.point.says}, {found.point.window.says}",
                given=NewCard(**typed),
                now=request.now,
            )
        except BadInput as refused:
            problem = refused.message
        else:
            messages.success(request, "The report card is kept. Add the steps of its plan.")
            return redirect("figure", indicator)
    context = {"one": found, "as_of": as_of, "typed": typed, "problem": problem, "has_errors": bool(problem)}
    return render(request, "figures/card.jinja", context, status=400 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Asked, indicator: str, number: int) -> HttpResponse:
    """Add a step to a card's plan."""
    require(request.actor, "figures.report")
    cards = report_cards(viewer=request.actor, today=today_of(request), code=indicator)
    found = next((each for each in cards if each.id == number), None)
    problem = ""
    if request.method == "POST":
        try:
            add_step(
                actor=request.actor,
                card=number,
                words=request.POST.get("words", ""),
                owner=request.POST.get("owner", ""),
                due_on=_day(request),
                now=request.now,
            )
        except BadInput as refused:
            problem = refused.message
        else:
            messages.success(request, "The step is added to the plan.")
            return redirect("figure", indicator)
    context = {
        "card": found,
        "title": BY_CODE[indicator].title if indicator in BY_CODE else "",
        "code": indicator,
        "typed": request.POST,
        "problem": problem,
        "has_errors": bool(problem),
    }
    return render(request, "figures/step.jinja", context, status=400 if problem else 200)


@require_POST
def done(request: Asked, step: int) -> HttpResponse:
    """Finish a step, with a word on what came of it."""
    code = finish_step(actor=request.actor, step=step, came_of_it=request.POST.get("came_of_it", ""), now=request.now)
    messages.success(request, "The step is done.")
    return redirect("figure", code)


def _day(request: Asked) -> date:
    found = date_of({part: request.POST.get(f"due-{part}", "") for part in PARTS})
    if found is None:
        raise BadInput(REAL_DATE)
    return found
