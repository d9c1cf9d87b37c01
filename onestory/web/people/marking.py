"""Marking one line of a story: how much it matters, and what it means."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.answers import number_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.queries import lines_numbered
from onestory.people.rules.page import StoryEntry
from onestory.story.actions.mark_line import NO_LINE, MarkedMeanwhile, mark_line
from onestory.story.queries.record import marks_beside
from onestory.story.rules.marks import Marked
from onestory.web.people.opening import opened_part, reason_for
from onestory.web.request import Asked


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: Asked, who: UUID, line: int) -> HttpResponse:
    """One line, what has been made of it, and a form to say more."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "story")
    if isinstance(page, HttpResponse):
        return redirect("person-story", who)
    found = _line(request, page.identifiers, line)
    given = {name: request.POST.get(name, "").strip() for name in ("significance", "analysis")}
    error, status = _kept(request, who, found, given) if request.method == "POST" else ("", 200)
    if request.method == "POST" and not error:
        messages.success(request, "Kept. Your words stand under the line.")
        return redirect("person-story", who)
    marked = marks_beside(page, viewer=request.actor).get(found.key, Marked())
    context = {"page": page, "line": found, "marked": marked, "given": given, "error": error, "has_errors": bool(error)}
    return render(request, "people/line.jinja", context, status=status)


def _kept(request: Asked, who: UUID, line: StoryEntry, given: dict[str, str]) -> tuple[str, int]:
    """What is wrong and how the page answers; a blank once the mark is kept."""
    record, place = line.key
    seen = request.POST.get("seen", "")
    try:
        mark_line(
            actor=request.actor,
            person=who,
            record=record,
            number=place,
            now=request.now,
            reason=reason_for(request, who),
            seen=number_of(seen),
            **given,
        )
    except MarkedMeanwhile as crossed:
        return crossed.message, 409
    except BadInput as wrong:
        return wrong.message, 400
    return "", 200


def _line(request: Asked, identifiers: tuple[UUID, ...], number: int) -> StoryEntry:
    found = lines_numbered([number], viewer=request.actor, now=request.now)
    if not found or found[0].person not in identifiers:
        raise NotFound(NO_LINE)
    return found[0]
