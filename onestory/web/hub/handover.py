"""Handing over what was decided: to which team, with which parts of the product, and what is asked of them."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.pass_to_worker import WHY, pass_to_worker
from onestory.frontdoor.actions.understanding.understand_contact import understand_contact
from onestory.frontdoor.queries.deciding.product import not_agreed, product_of
from onestory.frontdoor.queries.setting.teams import teams_to_hand_to
from onestory.frontdoor.rules.product import Part
from onestory.grammar.answers import number_of
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.request import Asked

NEEDED = (
    Needed(field="team", says="Select the team that takes it up"),
    Needed(field="part", says="Select at least one part to send"),
)


WORKER = (
    Needed(field="team", says="Select the team that has this child"),
    Needed(field="why", says=WHY),
    Needed(field="part", says="Select at least one part to send"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_on_to_worker(request: Asked, reference: str) -> HttpResponse:
    """What is told of a child whose case is open goes straight to whoever has it, and is theirs once they say so."""
    page = opened(request, reference)
    understood = understand_contact(actor=request.actor, reference=page.reference, now=request.now)
    drafted = product_of(page, understood, viewer=request.actor)
    workers = [child.open_to for child in understood if child.open_to]
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, WORKER) or refused(lambda: _pass(request, reference, drafted))
        if not errors:
            messages.success(request, "Offered to them. It stays with the hub until they have said yes.")
            return redirect("contact", reference)
    teams = teams_to_hand_to(viewer=request.actor)
    return drawn(
        request,
        page,
        "hub/pass_to_worker.jinja",
        "contact",
        errors=errors,
        drafted=drafted,
        not_agreed=not_agreed(page, viewer=request.actor),
        teams=teams,
        theirs=next((team.id for team in teams for worker in workers if worker.team == team.name), 0),
        workers=workers,
        chosen=request.POST.getlist("part") if request.POST else [part.key for part in drafted if not part.sealed],
    )


def _pass(request: Asked, reference: str, drafted: Sequence[Part]) -> None:
    posted = request.POST
    pass_to_worker(
        actor=request.actor,
        reference=reference,
        team=number_of(posted["team"]) or 0,
        worker=posted.get("worker", ""),
        why=posted["why"],
        parts=_chosen(posted, drafted),
        asks=posted.get("asks", ""),
        now=request.now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: Asked, reference: str) -> HttpResponse:
    """The product is drafted from the record; what goes is chosen, may be shortened, and keeps its source."""
    page = opened(request, reference)
    understood = understand_contact(actor=request.actor, reference=page.reference, now=request.now)
    drafted = product_of(page, understood, viewer=request.actor)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, NEEDED) or refused(lambda: _send(request, reference, drafted))
        if not errors:
            messages.success(request, "Offered. It stays with the hub until the team has said yes.")
            return redirect("contact-decide", reference)
    return drawn(
        request,
        page,
        "hub/hand_over.jinja",
        "contact-decide",
        errors=errors,
        drafted=drafted,
        not_agreed=not_agreed(page, viewer=request.actor),
        teams=teams_to_hand_to(viewer=request.actor),
        chosen=request.POST.getlist("part") if request.POST else [part.key for part in drafted if not part.sealed],
    )


def _send(request: Asked, reference: str, drafted: Sequence[Part]) -> None:
    posted = request.POST
    hand_over(
        actor=request.actor,
        reference=reference,
        team=number_of(posted["team"]) or 0,
        parts=_chosen(posted, drafted),
        asks=posted.get("asks", ""),
        now=request.now,
    )


def _chosen(posted: QueryDict, drafted: Sequence[Part]) -> list[Part]:
    """The parts ticked, in the words that stand on the form, with the source that the record gives."""
    ticked = posted.getlist("part")
    return [
        Part(key=part.key, title=part.title, words=posted.get(f"words-{part.key}", part.words), source=part.source)
        for part in drafted
        if part.key in ticked
    ]
