"""The stories of a family side by side, and their journeys one above another."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from onestory.calendars.instants import london_date
from onestory.people.queries import Narrowing
from onestory.people.rules.journey import journey_of
from onestory.people.rules.page import PersonHead, Relative, StoryEntry
from onestory.story.actions.open_beside import Beside, open_beside
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.people.telling import source_in_words, without_title
from onestory.web.people.ways import steps_of
from onestory.web.presenters.dates import day
from onestory.web.request import Asked, today_of

MOST = 5


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: Asked, who: UUID) -> HttpResponse:
    """The person's own lines, and in the next columns those of whoever was chosen."""
    if gave_reason(request, who):
        return redirect("person-beside", who)
    page = opened_part(request, who, "side by side")
    if isinstance(page, HttpResponse):
        return page
    chosen = _chosen(request, page)
    significant = request.GET.get("all") != "yes"
    told = open_beside(
        actor=request.actor,
        page=page,
        others=chosen,
        narrowed=Narrowing(significant=significant),
        reason=reason_for(request, who),
        now=request.now,
    )
    today = today_of(request)
    context = {
        **heading_of(page, at="person-beside"),
        "choices": [_choice(each, chosen) for each in _relatives(page)],
        "most": MOST,
        "significant": significant,
        "head": [{"text": "When"}, *({"text": each.name} for each in told)],
        "rows": _rows(told),
        "journeys": [_journey(each, today) for each in told],
    }
    return render(request, "people/beside.jinja", context)


def _relatives(page: PersonHead) -> list[Relative]:
    everybody = (*page.around.other_children, *page.around.family, *page.around.household)
    return list({each.person: each for each in everybody if each.person}.values())


def _chosen(request: Asked, page: PersonHead) -> list[UUID]:
    """Whoever was ticked and is of the family; at first, the other children."""
    known = {str(each.person): each.person for each in _relatives(page) if each.person}
    asked = request.GET.getlist("with")
    if not asked and "all" not in request.GET:
        asked = [str(each.person) for each in page.around.other_children]
    return [known[each] for each in asked if each in known][:MOST]


def _choice(relative: Relative, chosen: Sequence[UUID]) -> dict[str, object]:
    age = f", {relative.age}" if relative.age else ""
    return {
        "value": str(relative.person),
        "text": f"{relative.name}: {relative.relation}{age}",
        "checked": relative.person in chosen,
    }


def _rows(told: Sequence[Beside]) -> list[list[dict[str, object]]]:
    """A row a day on which anything happened to any of them."""
    days: dict[date, list[list[StoryEntry]]] = {}
    for place, each in enumerate(told):
        for entry in each.story.entries:
            cells = days.setdefault(london_date(entry.happened_at), [[] for _ in told])
            cells[place].append(entry)
    rows: list[list[dict[str, object]]] = []
    for on, cells in sorted(days.items(), reverse=True):
        row: list[dict[str, object]] = [{"text": day(on)}]
        rows.append(row + [{"html": _cell(entries)} for entries in cells])
    return rows


def _cell(entries: Sequence[StoryEntry]) -> SafeString:
    if not entries:
        return format_html('<span class="govuk-visually-hidden">{}</span>', "Nothing")
    lines = ((entry.title, without_title(entry.title, entry.text), source_in_words(entry.source)) for entry in entries)
    return format_html_join("", '<p><strong>{}</strong><br>{} <span class="os-source">{}</span></p>', lines)


def _journey(each: Beside, today: date) -> dict[str, object]:
    journey = journey_of(each.story.steps, today=today)
    return {"name": each.name, "steps": steps_of(journey, today)}
