"""Versions of a story kept for a court: locking one, checking one, taking one away as PDF or Excel."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_safe

from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.story.actions.lock_story import lock_story
from onestory.story.actions.open_version import open_version
from onestory.story.queries.versions import NO_VERSION, versions_of
from onestory.story.rules.printing import as_pdf
from onestory.story.rules.sheets import as_workbook
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.request import Asked

FORMS = ("pdf", "xlsx")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: Asked, who: UUID) -> HttpResponse:
    """Every version kept, and a form to lock the next."""
    if "reason" in request.POST and gave_reason(request, who):
        return redirect("person-versions", who)
    page = opened_part(request, who, "versions")
    if isinstance(page, HttpResponse):
        return page
    given = {"why": request.POST.get("why", "").strip(), "significant": request.POST.get("significant") == "yes"}
    error = ""
    if request.method == "POST":
        try:
            number = lock_story(
                actor=request.actor,
                person=who,
                why=str(given["why"]),
                significant_only=bool(given["significant"]),
                reason=reason_for(request, who),
                now=request.now,
            )
            messages.success(request, f"Version {number} is locked.")
            return redirect("person-version", who, number)
        except BadInput as wrong:
            error = wrong.message
    context = {
        **heading_of(request, page, at="person-versions"),
        "versions": versions_of(page.identifiers, viewer=request.actor),
        "may_lock": request.actor.may("story.lock"),
        "given": given,
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "people/versions.jinja", context, status=400 if error else 200)


@require_safe
def version(request: Asked, who: UUID, number: int) -> HttpResponse:
    """One version, checked as it is opened."""
    try:
        opened = open_version(
            actor=request.actor, person=who, number=number, now=request.now, reason=reason_for(request, who)
        )
    except ReasonNeeded:
        return redirect("person-versions", who)
    kept = opened.kept
    context = {
        **heading_of(request, opened.head, at="person-versions"),
        "kept": kept,
        "kept_hash": format_html("<code>{}</code>", kept.card.sha256),
        "now_hash": format_html("<code>{}</code>", kept.digest_now),
        "may_lock": request.actor.may("story.lock"),
    }
    return render(request, "people/version.jinja", context)


@require_safe
def version_file(request: Asked, who: UUID, number: int, form: str) -> HttpResponse:
    """The version as a file, which the hub gives only while it is whole."""
    try:
        kept = open_version(
            actor=request.actor,
            person=who,
            number=number,
            now=request.now,
            taken_as=form,
            reason=reason_for(request, who),
        ).kept
    except ReasonNeeded:
        return redirect("person-versions", who)
    if not kept.is_whole or form not in FORMS:
        raise NotFound(NO_VERSION)
    if form == "pdf":
        response = HttpResponse(as_pdf(kept.text, sha256=kept.card.sha256), content_type="application/pdf")
    else:
        response = HttpResponse(as_workbook(kept.story, sha256=kept.card.sha256), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="chronology-version-{number}.{form}"'
    return response
