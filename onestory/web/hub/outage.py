"""Typing in the sheets of an outage as one table: looked over first, then entered, and taken back if it was wrong."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.access.policies import require
from onestory.frontdoor.actions.doors.enter_table import enter_table
from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.doors.open_table import open_table
from onestory.frontdoor.actions.doors.take_back_table import take_back_table
from onestory.frontdoor.declared.outage import COLUMNS
from onestory.frontdoor.queries.doors.outage import tables_handed_in
from onestory.frontdoor.rules.attaching import shown_name
from onestory.frontdoor.rules.outage import table_of, template_of
from onestory.grammar.refusals import BadInput
from onestory.web.handed_in import files_in
from onestory.web.hub.desk import refused
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked

PASTED = "Pasted table"


@require_http_methods(["GET", "HEAD", "POST"])
def after_outage(request: Asked) -> HttpResponse:
    """What the table holds, where to put it, and those handed in before."""
    require(request.actor, "contact.record", council=request.actor.council)
    error = ""
    if request.method == "POST":
        try:
            return redirect("outage-table", _handed_in(request))
        except BadInput as refusal:
            error = refusal.message
    context = {
        "columns": COLUMNS,
        "tables": tables_handed_in(viewer=request.actor),
        "pasted": request.POST.get("pasted", ""),
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "hub/after_outage.jinja", context, status=400 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: Asked, table: UUID) -> HttpResponse:
    """One table: what it would become, and what it became."""
    error = ""
    if request.method == "POST":
        act = _take_back if "take_back" in request.POST else _enter
        error = next(iter(refused(lambda: act(request, table)).values()), "")
        if not error:
            return redirect("outage-table", table)
    page = open_table(actor=request.actor, table=table, now=request.now)
    context = {"page": page, "typed": request.POST, "error": error, "has_errors": bool(error)}
    return render(request, "hub/outage_table.jinja", context, status=400 if error else 200)


@require_safe
def template(request: Asked) -> HttpResponse:
    """The empty table, to open in a spreadsheet."""
    require(request.actor, "contact.record", council=request.actor.council)
    response = HttpResponse("\ufeff" + template_of(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="sheets-after-an-outage.csv"'
    return response


def _handed_in(request: Asked) -> UUID:
    files = files_in(request)
    text = table_of(files[0].content) if files else request.POST.get("pasted", "")
    name = shown_name(files[0].name) if files else PASTED
    return hand_in_table(actor=request.actor, text=text, name=name, now=request.now)


def _enter(request: Asked, table: UUID) -> None:
    there = enter_table(actor=request.actor, table=table, now=request.now)
    messages.success(request, f"{how_many(there, 'contact')} entered, each with the time at which it came.")


def _take_back(request: Asked, table: UUID) -> None:
    why = request.POST.get("why", "")
    withdrawn = take_back_table(actor=request.actor, table=table, why=why, now=request.now)
    messages.success(request, f"Taken back. {how_many(withdrawn, 'contact')} withdrawn.")
