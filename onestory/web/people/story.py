"""The whole story of one person: every line, narrowed by agency, kind, significance and period, page by page."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.people.declared.event_kinds import EVENT_KINDS, ROUTINE, SIGNIFICANT
from onestory.people.queries import Narrowing, story_of
from onestory.people.rules.page import Place
from onestory.story.queries.patterns import outline_in
from onestory.story.queries.record import marks_beside
from onestory.story.rules.marks import LineKey, Marked
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part
from onestory.web.people.periods import period_in
from onestory.web.people.standing_out import patterns_in_words, titles_by_line
from onestory.web.people.telling import Reading, told
from onestory.web.request import Asked, today_of

KINDS = {kind.code: kind.title for kind in EVENT_KINDS}
WEIGHTS = {"significant": "Significant only"}
NAMES = ("agency", "kind", "weight", "since", "until")


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: Asked, who: UUID) -> HttpResponse:
    """The chronology, newest first."""
    if gave_reason(request, who):
        return redirect("person-story", who)
    page = opened_part(request, who, "story")
    if isinstance(page, HttpResponse):
        return page
    chosen = {name: request.GET[name].strip() for name in NAMES if request.GET.get(name, "").strip()}
    period = period_in(request.GET)
    marks = marks_beside(page, viewer=request.actor)
    outline = outline_in(page.identifiers, born=page.born, viewer=request.actor, now=request.now)
    found = story_of(
        page,
        viewer=request.actor,
        now=request.now,
        earlier_than=place_in(request.GET.get("before", "")),
        narrowed=Narrowing(
            agency=chosen.get("agency", ""),
            kind=chosen.get("kind", ""),
            significant=chosen.get("weight") == "significant",
            since=period.since,
            until=period.ends_before,
            raised=_marked(marks, SIGNIFICANT),
            lowered=_marked(marks, ROUTINE),
        ),
    )
    context = {
        **heading_of(request, page, at="person-story"),
        "story": found,
        "events": told(
            found.entries, today_of(request), Reading(marks=marks, patterns=titles_by_line(outline.patterns))
        ),
        "patterns": patterns_in_words(outline.patterns),
        "may_mark": request.actor.may("story.write"),
        "fields": [*_fields(outline.agencies, chosen), *period.fields],
        "chosen": _chosen({name: said for name, said in chosen.items() if name not in period.errors}),
        "errors": period.errors,
        "has_errors": bool(period.errors),
        "newest": "?" + urlencode(chosen) if request.GET.get("before") else "",
        "older": "?" + urlencode({**chosen, "before": place_in_words(found.next)}) if found.next else "",
    }
    return render(request, "people/story.jinja", context, status=400 if period.errors else 200)


def _marked(marks: Mapping[LineKey, Marked], significance: str) -> tuple[LineKey, ...]:
    return tuple(key for key, marked in marks.items() if marked.significance == significance)


def place_in(words: str) -> Place | None:
    """A place in a story as an address says it: microseconds since 1970, and the line's number."""
    at, _, number = words.partition("-")
    if not (at.isdecimal() and number.isdecimal() and len(at) < 18 and len(number) < 19):
        return None
    return Place(at=datetime.fromtimestamp(int(at) / 1_000_000, UTC), id=int(number))


def place_in_words(place: Place) -> str:
    """The other way round."""
    return f"{round(place.at.timestamp() * 1_000_000)}-{place.id}"


def _chosen(chosen: Mapping[str, str]) -> list[dict[str, str]]:
    """What is chosen, each with an address that takes it away."""
    says = {"agency": "", "kind": "", "weight": "", "since": "from ", "until": "to "}
    return [
        {
            "text": says[name] + {**KINDS, **WEIGHTS}.get(value, value),
            "href": "?" + urlencode({other: kept for other, kept in chosen.items() if other != name}),
        }
        for name, value in chosen.items()
    ]


def _fields(agencies: Sequence[str], chosen: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        _select("agency", "Agency", {agency: agency for agency in agencies}, chosen),
        _select("kind", "Kind", KINDS, chosen),
        _select("weight", "Weight", WEIGHTS, chosen),
    ]


def _select(name: str, label: str, options: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": name,
        "label": label,
        "value": chosen.get(name, ""),
        "options": [{"value": "", "text": "Any"}, *({"value": code, "text": text} for code, text in options.items())],
    }
