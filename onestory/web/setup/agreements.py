"""Data-sharing agreements: what each shows to whom, drafting one, signing, switching on, ending."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.access.actions.ask_to_switch_on import ask_to_switch_on
from onestory.access.actions.draft_agreement import Terms, draft_agreement
from onestory.access.actions.end_agreement import end_agreement
from onestory.access.actions.sign_agreement import sign_agreement
from onestory.access.actions.switch_on_agreement import switch_on_agreement
from onestory.access.declared.agreements import FEEDS_OF, KINDS
from onestory.access.declared.purposes import PURPOSES
from onestory.access.policies import refusal, require
from onestory.access.queries.agreements import agreement, agreements
from onestory.councils.queries import accredited_agencies
from onestory.feeds.declared.catalogue import feed_of
from onestory.grammar.answers import date_of, number_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.queries.agreed_before import would_see, would_show
from onestory.vocabulary.agencies import AgencyKind
from onestory.vocabulary.sharing import LAWFUL_BASES
from onestory.web.request import Asked, today_of

PARTS = ("day", "month", "year")
NO_MOVE = "There is no such thing to do with an agreement."
NO_GIVER = "Choose whose records the agreement is about"
BAD_DAY = "Enter the day of its review as a real date, like 27 3 2027."
ACTS: dict[str, tuple[Callable[..., object], str]] = {
    "sign": (sign_agreement, "Signed for your agency."),
    "ask": (ask_to_switch_on, "A second person is asked to switch it on."),
    "switch-on": (switch_on_agreement, "It is in force from each reader's next request."),
}


@require_safe
def listed(request: Asked) -> HttpResponse:
    """Every agreement of this council."""
    context = {
        "found": agreements(viewer=request.actor),
        "may_draft": refusal(request.actor, "agreement.draft") is None,
    }
    return render(request, "setup/agreements.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Asked) -> HttpResponse:
    """Draft one: first whose, then the terms."""
    require(request.actor, "agreement.draft")
    said = request.POST or request.GET
    agencies = [each.agency for each in accredited_agencies(viewer=request.actor) if each.until]
    givers = [agency for agency in agencies if agency.kind in {kind.value for kind in FEEDS_OF}]
    giver = next((agency for agency in givers if str(agency.id) == said.get("giver", "")), None)
    error = NO_GIVER if "chosen" in said and not giver else ""
    if request.method == "POST" and giver:
        try:
            number = draft_agreement(actor=request.actor, terms=_terms(request, giver.id), now=request.now)
        except BadInput as wrong:
            error = wrong.message
        else:
            messages.success(request, "Drafted. Its parties can read and sign it now.")
            return redirect("agreement", number)
    context = {
        "giver": giver,
        "givers": givers,
        "readers": [agency for agency in agencies if agency != giver],
        "feeds": [(feed_of(code).code, feed_of(code).title) for code in FEEDS_OF[AgencyKind(giver.kind)]]
        if giver
        else [],
        "kinds": KINDS,
        "purposes": [purpose for purpose in PURPOSES if purpose.code not in ("figures", "setting-up")],
        "bases": LAWFUL_BASES.entries,
        "said": said,
        "chosen": {name: said.getlist(name) for name in ("readers", "shares", "purposes")},
        "review_on": _parts(request),
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "setup/agreement_draft.jinja", context, status=400 if error else 200)


@require_safe
def one(request: Asked, number: int) -> HttpResponse:
    """Its terms, who has signed, and what it shows, or would, to whom."""
    return _drawn(request, number)


@require_POST
def moved(request: Asked, number: int, move: str) -> HttpResponse:
    """Sign, ask, switch on or end."""
    try:
        if move == "end":
            end_agreement(actor=request.actor, agreement=number, why=request.POST.get("why", ""), now=request.now)
            messages.success(request, "Ended. Nothing more is shown from each reader's next request.")
        elif move not in ACTS:
            raise NotFound(NO_MOVE)
        else:
            act, says = ACTS[move]
            act(actor=request.actor, agreement=number, now=request.now)
            messages.success(request, says)
    except BadInput as wrong:
        return _drawn(request, number, error=wrong.message)
    return redirect("agreement", number)


def _drawn(request: Asked, number: int, *, error: str = "") -> HttpResponse:
    found = agreement(number, viewer=request.actor)
    context = {
        "one": found,
        "shows": would_show(found, FEEDS_OF[AgencyKind(found.giver_kind)], viewer=request.actor),
        "sees": would_see(found, viewer=request.actor, today=today_of(request)),
        "error": error,
        "has_errors": bool(error),
    }
    return render(request, "setup/agreement.jinja", context, status=400 if error else 200)


def _terms(request: Asked, giver: int) -> Terms:
    said = request.POST
    review_on = date_of(_parts(request))
    if review_on is None:
        raise BadInput(BAD_DAY)
    return Terms(
        giver=giver,
        readers=[number for each in said.getlist("readers") if (number := number_of(each)) is not None],
        shares=said.getlist("shares"),
        purposes=said.getlist("purposes"),
        review_on=review_on,
        title=said.get("title", "").strip(),
        lawful_basis=said.get("lawful_basis", ""),
        necessity=said.get("necessity", "").strip(),
        holder_name=said.get("holder_name", "").strip(),
        holder_phone=said.get("holder_phone", "").strip(),
    )


def _parts(request: Asked) -> dict[str, str]:
    return {part: request.POST.get(f"review_on-{part}", "") for part in PARTS}
