"""The network around a person: people, places, agencies and what happened; recording who is what to whom."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.calendars.months import add_years
from onestory.grammar.answers import date_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.declared.network import MOST_HAPPENINGS
from onestory.people.rules.network import Network, PointKind, in_period
from onestory.people.rules.page import PersonHead
from onestory.story.actions.record_tie import (
    ENDS_FIRST,
    NOT_HOW_SURE,
    NOT_KNOWN_KIND,
    NOT_WHENCE,
    NOT_WHY,
    NOT_YET,
    GivenTie,
    record_tie,
)
from onestory.story.actions.take_back_tie import NO_TIE, take_back_tie
from onestory.story.declared.ties import RECORDED_KINDS, title_of
from onestory.story.queries.ties import network_of
from onestory.vocabulary.people import SURENESS
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.people.picturing import (
    happened_in_rows,
    homes_in_rows,
    picture_in_data,
    sentence_of,
    ties_in_rows,
    work_in_rows,
)
from onestory.web.request import Asked, today_of

BACK = -2
"""How many years the network shows at first."""
FIELDS = ("other", "elsewhere", "kind", "since", "until", "sureness", "said_by", "contested_by", "why")
NOT_A_DAY = "Write a real date, for example 27/3/2026."
NOBODY = "Choose who, or paste the address of their page."
STANDS_AT = {
    NOT_KNOWN_KIND: "kind",
    NOT_HOW_SURE: "sureness",
    NOT_WHENCE: "said_by",
    NOT_WHY: "why",
    NOT_YET: "since",
    NOT_A_DAY: "since",
    ENDS_FIRST: "until",
}
"""At which question each refusal is shown; any other is about who it is."""


@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: Asked, who: UUID) -> HttpResponse:
    """The picture, and tables that hold everything in it."""
    if gave_reason(request, who):
        return redirect("person-ties", who)
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return page
    since, until, chosen = _period(request)
    whole = network_of(page, viewer=request.actor, now=request.now)
    network = in_period(whole, since, until, most=MOST_HAPPENINGS)
    may_record = request.actor.may("story.write")
    context = {
        **heading_of(page, at="person-ties"),
        "picture": picture_in_data(network),
        "ties": ties_in_rows(network, may_take_back=may_record, who=who),
        "homes": homes_in_rows(network),
        "work": work_in_rows(network),
        "happened": happened_in_rows(network),
        "left_out": network.left_out,
        "may_record": may_record,
        "fields": [
            {"name": "since", "label": "From (day/month/year)", "value": chosen.get("since", "")},
            {"name": "until", "label": "To (day/month/year)", "value": chosen.get("until", "")},
        ],
        "everything": "?" + urlencode({"since": f"1/1/{today_of(request).year - 100}"}),
        "is_narrowed": bool(since or until),
    }
    return render(request, "people/ties.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: Asked, who: UUID) -> HttpResponse:
    """Who is what to this person, who says so, and how sure one is. Nothing typed is lost."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return redirect("person-ties", who)
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    error = ""
    if request.method == "POST":
        try:
            given = _given(typed)
            record_tie(actor=request.actor, person=who, given=given, now=request.now, reason=reason_for(request, who))
            messages.success(request, "Recorded. It stands on the network of both, with your reason.")
            return redirect("person-ties", who)
        except (BadInput, NotFound) as wrong:
            error = wrong.message
    context = {
        "page": page,
        "typed": typed,
        "people": _people(page, network_of(page, viewer=request.actor, now=request.now)),
        "kinds": [{"value": kind, "text": title_of(kind)} for kind in RECORDED_KINDS],
        "sureness": SURENESS,
        "errors": {STANDS_AT.get(error, "other"): error} if error else {},
        "has_errors": bool(error),
    }
    return render(request, "people/tie.jinja", context, status=400 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: Asked, who: UUID, tie: int) -> HttpResponse:
    """Why a relationship that was recorded should be shown no more."""
    require(request.actor, "story.write")
    page = opened_part(request, who, "network")
    if isinstance(page, HttpResponse):
        return redirect("person-ties", who)
    network = network_of(page, viewer=request.actor, now=request.now)
    found = next((join for join in network.joins if join.told == tie), None) if tie else None
    if found is None:
        raise NotFound(NO_TIE)
    error, why = "", request.POST.get("why", "").strip()
    if request.method == "POST":
        try:
            reason = reason_for(request, who)
            take_back_tie(actor=request.actor, person=who, tie=tie, why=why, now=request.now, reason=reason)
            messages.success(request, "Taken back. What was recorded is kept, and shown no more.")
            return redirect("person-ties", who)
        except BadInput as wrong:
            error = wrong.message
    context = {
        "page": page,
        "says": sentence_of(found, network.labels()),
        "why": why,
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "people/tie_back.jinja", context, status=400 if error else 200)


def _period(request: Asked) -> tuple[date | None, date | None, dict[str, str]]:
    """The days asked for; the last two years where nothing is."""
    chosen = {name: request.GET[name].strip() for name in ("since", "until") if request.GET.get(name, "").strip()}
    if not chosen:
        since = add_years(today_of(request), BACK)
        return since, None, {"since": f"{since:%-d/%-m/%Y}"}
    days = {name: date_of(said) for name, said in chosen.items()}
    return days.get("since"), days.get("until"), chosen


def _people(page: PersonHead, network: Network) -> list[dict[str, str]]:
    """Everybody in the network but the one in the middle."""
    return [
        {"value": str(point.person), "text": point.label}
        for point in network.points
        if point.kind is PointKind.PERSON and point.person != page.person
    ]


def _given(typed: Mapping[str, str]) -> GivenTie:
    return GivenTie(
        other=_whom(typed),
        kind=typed["kind"],
        sureness=typed["sureness"],
        said_by=typed["said_by"],
        why=typed["why"],
        since=_day(typed["since"]),
        until=_day(typed["until"]),
        contested_by=typed["contested_by"],
    )


def _whom(typed: Mapping[str, str]) -> UUID:
    """Somebody chosen, or whoever's page has the address that was pasted."""
    said = typed["elsewhere"].split("/people/")[-1].split("/")[0].split("?")[0] or typed["other"]
    try:
        return UUID(said)
    except ValueError as wrong:
        raise BadInput(NOBODY) from wrong


def _day(said: str) -> date | None:
    if not said:
        return None
    found = date_of(said)
    if found is None:
        raise BadInput(NOT_A_DAY)
    return found
