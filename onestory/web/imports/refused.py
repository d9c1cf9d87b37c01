"""Refused rows: worked one by one, run again after the partner or we have mended something, or taken away as a file."""

import csv
from collections.abc import Iterable
from itertools import islice

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.access.policies import refusal
from onestory.feeds.actions.discard_row import discard_row
from onestory.feeds.actions.mend_row import mend_row
from onestory.feeds.actions.rerun_quarantine import rerun_quarantine
from onestory.feeds.declared.catalogue import FEEDS
from onestory.feeds.queries.quarantine import RefusedRow, quarantine, quarantine_size, refused_row
from onestory.grammar.answers import number_of
from onestory.grammar.cells import plain_cell
from onestory.grammar.refusals import Refusal
from onestory.web.presenters.numbers import number
from onestory.web.request import Asked

A_PAGE = 50


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """Rows that wait, oldest first; narrowed by feed, delivery and reason."""
    feed, reason, delivery = _narrowed(request)
    page = max(1, number_of(request.GET.get("page", "")) or 1)
    found = quarantine(
        viewer=request.actor, feed=feed, reason=reason, delivery=delivery, start=(page - 1) * A_PAGE, most=A_PAGE + 1
    )
    context = {
        "rows": found[:A_PAGE],
        "has_more": len(found) > A_PAGE,
        "page": page,
        "reasons": quarantine_size(viewer=request.actor, feed=feed, delivery=delivery),
        "feeds": FEEDS,
        "feed": feed,
        "reason": reason,
        "delivery": delivery,
        "titles": {each.code: each.title for each in FEEDS},
    }
    return render(request, "imports/refused.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, row: int) -> HttpResponse:
    """One refused row: what came, why it was refused, and a place to put it right or set it aside."""
    if request.method != "POST":
        return _draw(request, row, "")
    try:
        said = _worked(request, row)
    except Refusal as refused:
        return _draw(request, row, refused.message)
    messages.success(request, said)
    return redirect("imports-refused")


@require_POST
def again(request: Asked, delivery: int) -> HttpResponse:
    """Read every waiting row of a delivery once more, by today's declaration."""
    result = rerun_quarantine(actor=request.actor, delivery=delivery, now=request.now)
    messages.success(request, f"Passed this time: {number(result.mended)}. Still waiting: {number(result.waiting)}.")
    return redirect("imports-delivery", delivery)


@require_safe
def download(request: Asked) -> HttpResponse:
    """The waiting rows as a file for the partner, its cells made harmless to a spreadsheet."""
    feed, reason, delivery = _narrowed(request)
    rows = quarantine(viewer=request.actor, feed=feed, reason=reason, delivery=delivery, most=10_000)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    named = feed if feed in {each.code for each in FEEDS} else "rows"
    answer["Content-Disposition"] = f'attachment; filename="refused-{named}.csv"'
    writer = csv.writer(answer)
    writer.writerow(["Feed", "Part", "Row", "Column", "Why it was refused", "What came"])
    writer.writerows(_lines(rows))
    return answer


def _worked(request: Asked, row: int) -> str:
    if request.POST.get("act") == "discard":
        discard_row(actor=request.actor, row=row, why=request.POST.get("why", ""), now=request.now)
        return "The row was set aside."
    values = {
        name.removeprefix("value-"): str(typed) for name, typed in request.POST.items() if name.startswith("value-")
    }
    known = refused_row(row, viewer=request.actor).raw
    changed = {name: value for name, value in values.items() if value != str(known.get(name) or "")}
    mend_row(actor=request.actor, row=row, values=changed, now=request.now)
    return "The row was mended and taken in."


def _draw(request: Asked, row: int, problem: str) -> HttpResponse:
    found = refused_row(row, viewer=request.actor)
    context = {
        "one": found,
        "wrong": {each["column"]: each["reason"] for each in found.refusals},
        "typed": {name.removeprefix("value-"): value for name, value in request.POST.items()},
        "problem": problem,
        "why_not": refusal(request.actor, "feed.mend"),
        "titles": {each.code: each.title for each in FEEDS},
        "has_errors": bool(problem),
    }
    return render(request, "imports/row.jinja", context, status=400 if problem else 200)


def _narrowed(request: Asked) -> tuple[str, str, int]:
    delivery = request.GET.get("delivery", "")
    return request.GET.get("feed", ""), request.GET.get("reason", ""), number_of(delivery) or 0


def _lines(rows: Iterable[RefusedRow]) -> Iterable[list[str]]:
    for each in islice(rows, 10_000):
        where = [each.feed, each.part, str(each.row), each.column, each.reason, each.shown]
        yield [plain_cell(cell) for cell in where]
