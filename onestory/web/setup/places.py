"""The council's own details, the agencies of the hub with how long they may come in, and the council's teams."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onestory.access.actions.accredit_agency import accredit_agency
from onestory.access.actions.change_council import change_council
from onestory.access.actions.keep_agency import NO_AGENCY, keep_agency
from onestory.access.actions.keep_team import NO_TEAM, keep_team
from onestory.access.policies import require
from onestory.access.rules.places import (
    AgencyTold,
    CouncilTold,
    problems_of_agency,
    problems_of_council,
    problems_of_team,
)
from onestory.councils.queries import AccreditedAgency, accredited_agencies, agencies, councils, teams
from onestory.grammar.answers import date_of, number_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.web.request import Asked, today_of
from onestory.web.setup.lapses import lapse_of

READING = ("GET", "HEAD", "POST")
UNTIL_NEEDED = "Give a real day, like 27 3 2027: the first on which its people may no longer come in"


@require_http_methods(READING)
def own_council(request: Asked) -> HttpResponse:
    """How the council is reached, whose families are routed to it, how many children live there."""
    require(request.actor, "setup.change" if request.method == "POST" else "setup.see")
    card = next(each for each in councils(viewer=request.actor) if each.id == request.actor.council)
    typed = _said(request.POST, "front_door_phone", "out_of_hours_phone", "under_18s", "postcode_areas") or {
        "front_door_phone": card.phone,
        "out_of_hours_phone": card.out_of_hours_phone,
        "under_18s": str(card.under_18s),
        "postcode_areas": ", ".join(card.postcode_areas.split(",")),
    }

    errors: dict[str, str] = {}
    if request.method == "POST":
        told = _council_told(typed)
        errors = problems_of_council(told) or _refused(
            lambda: change_council(actor=request.actor, told=told, now=request.now), at="front_door_phone"
        )
        if not errors:
            messages.success(request, "Kept. The numbers stand at the foot of every page from now on.")
            return redirect("set-up")
    return _drawn(request, "setup/council.jinja", errors, card=card, typed=typed)


@require_http_methods(READING)
def new_agency(request: Asked) -> HttpResponse:
    """Add an agency to the hub and say until when its people may come in."""
    require(request.actor, "setup.change")
    typed, until = _agency_typed(request.POST), _until(request.POST)
    errors: dict[str, str] = {}
    if request.method == "POST":
        told = AgencyTold(**typed)
        errors = problems_of_agency(told) | ({} if until else {"until": UNTIL_NEEDED}) or _refused(
            lambda: keep_agency(actor=request.actor, told=told, until=until, now=request.now)
        )
        if not errors:
            messages.success(request, f"{typed['name']} is added. Take its people on next, and draft what it shares.")
            return redirect("set-up")
    return _drawn(request, "setup/agency.jinja", errors, typed=typed, one=None, kinds=KINDS)


@require_http_methods(READING)
def agency(request: Asked, agency: int) -> HttpResponse:
    """One agency: how it is called and reached, and until when its people may come in."""
    require(request.actor, "setup.change" if request.method == "POST" else "setup.see")
    one = _accredited(request, agency)
    errors: dict[str, str] = {}
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = {**_agency_typed(request.POST), "kind": one.agency.kind}
        told = AgencyTold(**typed)
        errors = problems_of_agency(told) or _refused(
            lambda: keep_agency(actor=request.actor, agency=agency, told=told, now=request.now)
        )
        if not errors:
            messages.success(request, "Kept.")
            return redirect("set-up-agency", agency)
    return _agency_drawn(request, one, errors, typed)


@require_POST
def accredited(request: Asked, agency: int) -> HttpResponse:
    """Accredit it from today until a day; today or earlier shuts its people out at once."""
    until, reference = _until(request.POST), request.POST.get("reference", "")
    errors = {"until": UNTIL_NEEDED}
    if until is not None:
        keep = partial(accredit_agency, actor=request.actor, agency=agency, until=until, now=request.now)
        errors = _refused(partial(keep, reference=reference), at="until")
        if not errors:
            ends = until <= today_of(request)
            messages.success(
                request, "Its people cannot come in from their next request on." if ends else "Accredited."
            )
            return redirect("set-up-agency", agency)
    return _agency_drawn(request, _accredited(request, agency), errors, {})


@require_http_methods(READING)
def new_team(request: Asked) -> HttpResponse:
    """Add a team to the council."""
    require(request.actor, "setup.change")
    return _team_kept(request, _said(request.POST, "name", "phone", "agency"), 0)


@require_http_methods(READING)
def team(request: Asked, team: int) -> HttpResponse:
    """One team: how it is called and reached."""
    require(request.actor, "setup.change" if request.method == "POST" else "setup.see")
    card = next((each for each in teams(viewer=request.actor) if each.id == team), None)
    if card is None:
        raise NotFound(NO_TEAM)
    held = {"name": card.name, "phone": card.phone, "agency": str(card.agency)}
    return _team_kept(request, held | _said(request.POST, "name", "phone"), team)


def _team_kept(request: Asked, typed: Mapping[str, str], number: int) -> HttpResponse:
    """The form of a team, kept if it was posted and whole."""
    name, phone, whose = (typed.get(each, "") for each in ("name", "phone", "agency"))
    errors: dict[str, str] = {}
    if request.method == "POST":
        keep = partial(keep_team, actor=request.actor, team=number, agency=number_of(whose) or 0, now=request.now)
        missing = {} if whose else {"agency": "Choose whose team it is"}
        errors = problems_of_team(name, phone) | missing or _refused(partial(keep, name=name, phone=phone))
        if not errors:
            messages.success(request, "Kept.")
            return redirect("set-up")
    here = agencies(viewer=request.actor)
    return _drawn(request, "setup/team.jinja", errors, typed=typed, is_new=not number, agencies=here)


def _accredited(request: Asked, agency: int) -> AccreditedAgency:
    for each in accredited_agencies(viewer=request.actor):
        if each.agency.id == agency:
            return each
    raise NotFound(NO_AGENCY)


def _agency_drawn(
    request: Asked, one: AccreditedAgency, errors: Mapping[str, str], typed: Mapping[str, str]
) -> HttpResponse:
    card = one.agency
    held = {"name": card.name, "kind": card.kind, "phone": card.phone, "email": card.email, "urn": card.urn}
    lapse = lapse_of(one.until, today_of(request))
    return _drawn(request, "setup/agency.jinja", errors, typed=typed or held, one=one, lapse=lapse, kinds=KINDS)


def _drawn(request: Asked, template: str, errors: Mapping[str, str], **context: object) -> HttpResponse:
    found = [{"text": says, "href": f"#{field}{'-day' if field == 'until' else ''}"} for field, says in errors.items()]
    context |= {"errors": errors, "problems": found, "posted": request.POST, "has_errors": bool(errors)}
    return render(request, template, context, status=400 if errors else 200)


def _refused(act: Callable[[], object], *, at: str = "name") -> dict[str, str]:
    """What only the tables could say was wrong, beside a field; empty when it was kept."""
    try:
        act()
    except BadInput as wrong:
        return {at: wrong.message}
    return {}


def _council_told(typed: Mapping[str, str]) -> CouncilTold:
    children = number_of(typed["under_18s"].replace(",", ""))
    return CouncilTold(
        front_door_phone=typed["front_door_phone"],
        out_of_hours_phone=typed["out_of_hours_phone"],
        under_18s=-1 if children is None else children,
        postcode_areas=typed["postcode_areas"],
    )


def _agency_typed(posted: QueryDict) -> dict[str, str]:
    return {name: posted.get(name, "").strip() for name in ("name", "kind", "phone", "email", "urn")}


def _said(posted: QueryDict, *names: str) -> dict[str, str]:
    return {name: posted.get(name, "").strip() for name in names} if posted else {}


def _until(posted: QueryDict) -> date | None:
    return date_of({part: posted.get(f"until-{part}", "").strip() for part in ("day", "month", "year")})


KINDS = [(entry.code, entry.label) for entry in AGENCY_KINDS]
