"""The network around a person: people, places, agencies and what happened; recording who is what to whom."""

from collections.abc import Mapping
from datetime import date
from typing import Any
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
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.story.declared.ties import RECORDED_KINDS, title_of
from onestory.story.queries.ties import network_of
from onestory.story.rules.risks import risks_in
from onestory.story.rules.tie_words import (
    ENDS_FIRST,
    NOT_HOW_SURE,
    NOT_KNOWN_KIND,
    NOT_WHENCE,
    NOT_WHY,
    NOT_YET,
)
from onestory.vocabulary.people import SURENESS
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.people.periods import FIRST, NOT_A_DAY, Period, period_in
from onestory.web.people.picturing import (
    happened_in_rows,
    homes_in_rows,
    picture_in_data,
    ties_in_rows,
    work_in_rows,
)
from onestory.web.request import Asked, today_of

BACK = -2
"""How many years the network shows at first."""
FIELDS = ("other", "elsewhere", "kind", "since", "until", "sureness", "said_by", "contested_by", "why")
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
    period = _period(request)
    whole = network_of(page, viewer=request.actor, now=request.now)
    network = in_period(whole, period.since, period.until, most=MOST_HAPPENINGS)
    may_record = request.actor.may("story.write")
    context = {
        **heading_of(request, page, at="person-ties", risks=risks_in(whole, today=today_of(request))),
        "picture": picture_in_data(network),
        "ties": ties_in_rows(network, may_change=may_record, who=page.person),
        "homes": homes_in_rows(network),
        "work": work_in_rows(network),
        "happened": happened_in_rows(network),
        "left_out": network.left_out,
        "may_record": may_record,
        "fields": period.fields,
        "everything": "?" + urlencode({"since": f"1/1/{today_of(request).year - 100}"}),
        "errors": period.errors,
        "has_errors": bool(period.errors),
    }
    return render(request, "people/ties.jinja", context, status=400 if period.errors else 200)


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
            given = GivenTie(other=_whom(typed), **words_of(typed))
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


def _period(request: Asked) -> Period:
    """The days asked for; the last two years where nothing is."""
    asked = period_in(request.GET)
    if asked.typed:
        return asked
    return period_in({FIRST: f"{add_years(today_of(request), BACK):%-d/%-m/%Y}"})


def _people(page: PersonHead, network: Network) -> list[dict[str, str]]:
    """Everybody in the network but the one in the middle."""
    return [
        {"value": str(point.person), "text": point.label}
        for point in network.points
        if point.kind is PointKind.PERSON and point.person != page.person
    ]


def words_of(typed: Mapping[str, str]) -> dict[str, Any]:
    """What was typed of a relationship, its days as days. Raises BadInput where one is no day."""
    days = {name: _day(typed[name]) for name in ("since", "until")}
    return days | {name: typed[name] for name in ("kind", "sureness", "said_by", "why", "contested_by")}


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
