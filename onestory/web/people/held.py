"""What partners hold of somebody and do not share: that it is held, whom to ask, and asking."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.held.ask_holder import ASKED_ALREADY, NOTHING_HELD, ask_holder
from onestory.frontdoor.actions.held.open_held import open_held
from onestory.frontdoor.queries.cards.held_asks import HeldPage, HeldThing
from onestory.frontdoor.queries.held.held_asks import my_asks
from onestory.frontdoor.rules.held_asks import GivenAsk, refusal_of_ask
from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY
from onestory.web.people.opening import reason_for
from onestory.web.request import Asked

FIELDS = ("necessity", "lawful_basis", "told", "told_why_not")


@require_safe
def held(request: Asked, who: UUID) -> HttpResponse:
    """Each thing held, and what became of asking for it."""
    page = _opened(request, who)
    return render(request, "people/held.jinja", {"page": page}) if page else redirect("person", who)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asked, who: UUID, key: str) -> HttpResponse:
    """Why one needs it, on what footing, and whether the family knows. Nothing typed is lost."""
    page = _opened(request, who)
    if page is None:
        return redirect("person", who)
    thing = _thing(page, key)
    typed = {field: request.POST.get(field, "") for field in FIELDS}
    field, wrong = refusal_of_ask(GivenAsk(**typed)) if request.method == "POST" else ("", "")
    if request.method == "POST" and not wrong:
        given = GivenAsk(**typed)
        reason = reason_for(request, who)
        ask_holder(actor=request.actor, person=who, key=key, given=given, now=request.now, reason=reason)
        messages.success(request, f"Asked. {thing.holder.name} sees it now; the answer comes back here.")
        return redirect("person-held", who)
    context = {
        "page": page,
        "thing": thing,
        "typed": typed,
        "bases": LAWFUL_BASES,
        "told": TOLD_THE_FAMILY,
        "errors": {field: wrong} if wrong else {},
        "problems": [{"text": wrong, "href": f"#{field}"}] if wrong else [],
        "has_errors": bool(wrong),
    }
    return render(request, "people/held_ask.jinja", context, status=400 if wrong else 200)


@require_safe
def mine(request: Asked) -> HttpResponse:
    """What one has asked holders for, those that wait and those that came back."""
    return render(request, "people/asked_for.jinja", {"asks": my_asks(viewer=request.actor)})


def _opened(request: Asked, who: UUID) -> HeldPage | None:
    """The part of the record; none where the record's own page must ask for a reason first."""
    try:
        return open_held(actor=request.actor, person=who, now=request.now, reason=reason_for(request, who))
    except ReasonNeeded:
        return None


def _thing(page: HeldPage, key: str) -> HeldThing:
    thing = next((each for each in page.things if each.key == key), None)
    if thing is None:
        raise NotFound(NOTHING_HELD)
    if thing.is_waiting:
        raise OutOfOrder(ASKED_ALREADY)
    return thing
