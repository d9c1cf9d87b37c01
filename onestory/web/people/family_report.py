"""A report for the family: prepared, read by whoever gives it, kept as given, printed."""

from pathlib import Path
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.family.give_family_report import NO_ONE, NO_WAY, NOT_READ, give_family_report
from onestory.frontdoor.actions.family.open_family_report import OpenedReport, open_family_report
from onestory.frontdoor.actions.family.prepare_family_report import Prepared, prepare_family_report
from onestory.frontdoor.declared.family_report import LEFT_OUT, WAYS
from onestory.frontdoor.queries.family.family_report import NO_REPORT
from onestory.frontdoor.rules import family_report as rules
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.story.rules.printing import as_pdf
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, reason_for
from onestory.web.request import Asked

SHEET = Path(rules.__file__).with_suffix(".typ")
FIELD_OF = {NO_ONE: "given_to", NO_WAY: "given_how", NOT_READ: "was_read"}


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: Asked, who: UUID) -> HttpResponse:
    """The report as it would be given, what it leaves out, and the form that keeps it as given."""
    if "reason" in request.POST and gave_reason(request, who):
        return redirect("family-report", who)
    given = {name: request.POST.get(name, "").strip() for name in ("given_to", "given_how", "was_read")}
    error = ""
    if request.method == "POST":
        try:
            number = _give(request, who, given)
            messages.success(request, f"Report {number} is kept as given. Print it from here.")
            return redirect("family-report-given", who, number)
        except BadInput as wrong:
            error = wrong.message
    try:
        prepared = _prepared(request, who)
    except ReasonNeeded:
        return redirect("person", who)
    context = {
        **heading_of(request, prepared.head, at="person"),
        "report": prepared.report,
        "left_out": prepared.left_out,
        "always": [each for each in LEFT_OUT if each.always],
        "before": prepared.given,
        "given": given,
        "ways": [{"value": code, "text": title} for code, title in WAYS],
        "error": error,
        "wrong": FIELD_OF.get(error, "given_to"),
        "has_errors": bool(error),
    }
    return render(request, "people/family_report.jinja", context, status=400 if error else 200)


@require_safe
def given(request: Asked, who: UUID, number: int) -> HttpResponse:
    """One report as it was given."""
    try:
        opened = _opened(request, who, number, to_print=False)
    except ReasonNeeded:
        return redirect("person", who)
    context = {**heading_of(request, opened.head, at="person"), "card": opened.card, "report": opened.card.report}
    return render(request, "people/family_report_given.jinja", context)


@require_safe
def printed(request: Asked, who: UUID, number: int) -> HttpResponse:
    """The same as a PDF, while it is as it was given."""
    try:
        card = _opened(request, who, number, to_print=True).card
    except ReasonNeeded:
        return redirect("person", who)
    if not card.is_whole:
        raise NotFound(NO_REPORT)
    text = rules.as_text(card.report)
    made = as_pdf(text, sha256=rules.digest_of(text), sheet=SHEET)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="report-for-the-family-{number}.pdf"'
    return response


def _prepared(request: Asked, who: UUID) -> Prepared:
    return prepare_family_report(
        actor=request.actor,
        person=who,
        council=_council(request),
        reason=reason_for(request, who),
        now=request.now,
    )


def _give(request: Asked, who: UUID, given: dict[str, str]) -> int:
    return give_family_report(
        actor=request.actor,
        person=who,
        given_to=given["given_to"],
        given_how=given["given_how"],
        was_read=given["was_read"] == "yes",
        council=_council(request),
        reason=reason_for(request, who),
        now=request.now,
    )


def _opened(request: Asked, who: UUID, number: int, *, to_print: bool) -> OpenedReport:
    return open_family_report(
        actor=request.actor,
        person=who,
        number=number,
        to_print=to_print,
        reason=reason_for(request, who),
        now=request.now,
    )


def _council(request: Asked) -> str:
    return next((card.name for card in request.councils if card.id == request.actor.council), "The council")
