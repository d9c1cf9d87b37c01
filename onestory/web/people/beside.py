"""The stories of a family side by side, and their journeys one above another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from onestory.calendars.instants import london_date
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.people.queries import Narrowing
from onestory.people.rules.journey import journey_of
from onestory.people.rules.page import PersonHead, Relative, StoryEntry
from onestory.story.actions.open_beside import Beside, open_beside
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import asks_why, gave_reason, opened_part, reason_for
from onestory.web.people.periods import LAST, period_in
from onestory.web.people.telling import source_in_words, without_title
from onestory.web.people.ways import steps_of
from onestory.web.presenters.dates import day
from onestory.web.request import Asked, today_of

MOST = 5


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: Asked, who: UUID) -> HttpResponse:
    """The person's own lines, and in the next columns those of whoever was chosen."""
    if gave_reason(request, who):
        return redirect(request.get_full_path())
    page = opened_part(request, who, "side by side")
    if isinstance(page, HttpResponse):
        return page
    asked = _asked(request, page)
    chosen = asked[:MOST]
    significant = request.GET.get("all") != "yes"
    period = period_in(request.GET)
    try:
        told = open_beside(
            actor=request.actor,
            page=page,
            others=chosen,
            narrowed=Narrowing(significant=significant, since=period.since, until=period.ends_before),
            reason=reason_for(request, who),
            now=request.now,
        )
    except ReasonNeeded as needed:
        others = [each.name for each in _relatives(page) if each.person in chosen]
        return asks_why(request, who, needed, others=others, without="?with=")
    today = today_of(request)
    days = days_of(told)
    context = {
        **heading_of(request, page, at="person-beside"),
        "choices": [_choice(each, chosen) for each in _relatives(page)],
        "most": MOST,
        "left_out": max(0, len(asked) - MOST),
        "significant": significant,
        "head": [{"text": "When"}, *({"text": each.name} for each in told)],
        "rows": _rows(days),
        "days": days,
        "older": _address(request, until=days.earlier) if days.earlier else "",
        "newest": _address(request, until=None) if period.until else "",
        "period": period.fields,
        "is_narrowed": bool(period.since or period.until),
        "errors": period.errors,
        "has_errors": bool(period.errors),
        "journeys": [_journey(each, today) for each in told],
    }
    return render(request, "people/beside.jinja", context, status=400 if period.errors else 200)


def _relatives(page: PersonHead) -> list[Relative]:
    everybody = (*page.around.other_children, *page.around.family, *page.around.household)
    return list({each.person: each for each in everybody if each.person}.values())


def _asked(request: Asked, page: PersonHead) -> list[UUID]:
    """Whoever was ticked and is of the family; at first, the other children."""
    known = {str(each.person): each.person for each in _relatives(page) if each.person}
    asked = request.GET.getlist("with") if request.GET else [str(each.person) for each in page.around.other_children]
    return [known[each] for each in dict.fromkeys(asked) if each in known]


def _choice(relative: Relative, chosen: Sequence[UUID]) -> dict[str, object]:
    age = f", {relative.age}" if relative.age else ""
    return {
        "value": str(relative.person),
        "text": f"{relative.name}: {relative.relation}{age}",
        "checked": relative.person in chosen,
    }


@dataclass(frozen=True, kw_only=True)
class Days:
    """For each day the lines of each person, in the order in which they stand side by side.

    Of `partly` not every line was read, and nothing earlier than that is shown: one column would look empty there only
    because another's lines are many. `earlier` is the day at which the next page begins.
    """

    lines: Mapping[date, Sequence[Sequence[StoryEntry]]]
    partly: date | None = None
    earlier: date | None = None


def days_of(told: Sequence[Beside]) -> Days:
    """The days of which every line of everybody was read; where not one was, the latest day as far as it was read."""
    days: dict[date, list[list[StoryEntry]]] = {}
    for place, each in enumerate(told):
        for entry in each.story.entries:
            days.setdefault(london_date(entry.happened_at), [[] for _ in told])[place].append(entry)
    cut = max((london_date(each.story.entries[-1].happened_at) for each in told if each.story.has_more), default=None)
    if cut is None:
        return Days(lines=days)
    whole = {on: lines for on, lines in days.items() if on > cut}
    if whole:
        return Days(lines=whole, earlier=cut)
    return Days(lines={cut: days[cut]}, partly=cut, earlier=cut - timedelta(days=1))


def _address(request: Asked, *, until: date | None) -> str:
    """The same choice up to another day."""
    kept = [(name, value) for name, values in request.GET.lists() for value in values if name != LAST]
    return "?" + urlencode([*kept, *([(LAST, f"{until:%-d/%-m/%Y}")] if until else [])])


def _rows(days: Days) -> list[list[dict[str, object]]]:
    """A row a day on which anything happened to any of them, newest first."""
    return [
        [_text(day(on)), *(_html(_cell(entries)) for entries in lines)]
        for on, lines in sorted(days.lines.items(), reverse=True)
    ]


def _text(words: str) -> dict[str, object]:
    return {"text": words}


def _html(words: SafeString) -> dict[str, object]:
    return {"html": words}


def _cell(entries: Sequence[StoryEntry]) -> SafeString:
    if not entries:
        return format_html('<span class="govuk-visually-hidden">{}</span>', "Nothing")
    lines = ((entry.title, without_title(entry.title, entry.text), source_in_words(entry.source)) for entry in entries)
    return format_html_join("", '<p><strong>{}</strong><br>{} <span class="os-source">{}</span></p>', lines)


def _journey(each: Beside, today: date) -> dict[str, object]:
    journey = journey_of(each.story.steps, today=today)
    return {"name": each.name, "steps": steps_of(journey, today)}
