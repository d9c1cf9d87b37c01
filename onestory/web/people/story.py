"""The whole story of one person: every line, narrowed by agency, kind, significance and period, page by page."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.grammar.answers import date_of
from onestory.people.declared.event_kinds import EVENT_KINDS
from onestory.people.queries import chronology_of
from onestory.people.rules.page import PersonPage
from onestory.web.people.faces import badges_of, other_names_of, strip_of, warnings_of
from onestory.web.people.opening import gave_reason, opened
from onestory.web.people.saying import sex_in_words
from onestory.web.people.telling import told
from onestory.web.request import Asked, today_of

KINDS = {kind.code: kind.title for kind in EVENT_KINDS}
WEIGHTS = {"significant": "Significant only"}
NAMES = ("agency", "kind", "weight", "since", "until")


@require_http_methods(["GET", "HEAD", "POST"])
def story(request: Asked, who: UUID) -> HttpResponse:
    """The chronology, newest first."""
    if gave_reason(request, who):
        return redirect("person-story", who)
    page = opened(request, who)
    if isinstance(page, HttpResponse):
        return page
    chosen = {name: request.GET[name].strip() for name in NAMES if request.GET.get(name, "").strip()}
    number = int(request.GET.get("page", "1")) if request.GET.get("page", "1").isdecimal() else 1
    found = chronology_of(
        page.person,
        viewer=request.actor,
        now=request.now,
        page=max(number, 1),
        agency=chosen.get("agency", ""),
        kind=chosen.get("kind", ""),
        significant=chosen.get("weight") == "significant",
        since=_day(chosen, "since"),
        until=_day(chosen, "until"),
    )
    context = {
        "page": page,
        "strip": strip_of(page),
        "badges": badges_of(page),
        "other_names": other_names_of(page),
        "warnings": warnings_of(page),
        "sex": sex_in_words(page.sex),
        "story": found,
        "events": told(found.entries, today_of(request)),
        "fields": _fields(page, chosen),
        "chosen": _chosen(chosen),
        "newer": _turned(chosen, found.page - 1) if found.page > 1 else "",
        "older": _turned(chosen, found.page + 1) if found.has_more else "",
    }
    return render(request, "people/story.jinja", context)


def _day(chosen: Mapping[str, str], name: str) -> date | None:
    return date_of(chosen[name]) if name in chosen else None


def _turned(chosen: Mapping[str, str], number: int) -> str:
    return "?" + urlencode({**chosen, "page": number})


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


def _fields(page: PersonPage, chosen: Mapping[str, str]) -> list[dict[str, object]]:
    return [
        _select("agency", "Agency", {agency: agency for agency in page.story.agencies}, chosen),
        _select("kind", "Kind", KINDS, chosen),
        _select("weight", "Weight", WEIGHTS, chosen),
        {"name": "since", "label": "From (day/month/year)", "value": chosen.get("since", "")},
        {"name": "until", "label": "To (day/month/year)", "value": chosen.get("until", "")},
    ]


def _select(name: str, label: str, options: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": name,
        "label": label,
        "value": chosen.get(name, ""),
        "options": [{"value": "", "text": "Any"}, *({"value": code, "text": text} for code, text in options.items())],
    }
