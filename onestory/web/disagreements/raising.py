"""Raising a disagreement: from a request, from one's own referral, or from a contact of the hub."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.councils.queries import AgencyCard, agencies
from onestory.frontdoor.actions.disagreeing.begin_disagreeing import begin_disagreeing
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.declared.disagreements import STAGES, TOPICS
from onestory.grammar.answers import number_of
from onestory.grammar.refusals import BadInput, Conflict
from onestory.web.request import Asked

MISSING = (
    ("topic", "Select what you disagree about"),
    ("issue", "Say what you disagree with, and why"),
    ("wants", "Say what you want to happen instead"),
)
CHOOSE = "Select the agency that you disagree with"


@require_http_methods(["GET", "HEAD", "POST"])
def on_a_request(request: Asked, reference: str) -> HttpResponse:
    """An agency disagrees about what it was asked, or about what the hub makes of it."""
    return _raise(request, reference, back=("request", "The request"), other="the hub")


@require_http_methods(["GET", "HEAD", "POST"])
def on_a_referral(request: Asked, reference: str) -> HttpResponse:
    """A referrer disagrees with the outcome, or with how long it takes."""
    return _raise(request, reference, back=("my-referral", "Your referral"), other="the hub")


@require_http_methods(["GET", "HEAD", "POST"])
def with_an_agency(request: Asked, reference: str) -> HttpResponse:
    """The hub disagrees with an agency: it has not answered, or not shared."""
    require(request.actor, "contact.see")
    others = [card for card in agencies(viewer=request.actor) if card.id != request.actor.agency]
    return _raise(request, reference, back=("contact-answers", "The contact"), other="them", others=others)


def _raise(
    request: Asked, reference: str, *, back: tuple[str, str], other: str, others: list[AgencyCard] | None = None
) -> HttpResponse:
    require(request.actor, "disagreement.raise")
    typed = request.POST if request.method == "POST" else request.GET
    agency = number_of(typed.get("agency", "")) or 0
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = {field: says for field, says in MISSING if not typed.get(field, "").strip()}
        errors |= {"agency": CHOOSE} if others is not None and not agency else {}
        errors = errors or _sent(request, reference, agency)
        if not errors:
            messages.success(request, f"Raised. It is with {other} now, with a time to answer.")
            return redirect("disagreements")
    about = ""
    if others is None:
        about = begin_disagreeing(actor=request.actor, reference=reference, now=request.now).about
    context = {
        "reference": reference,
        "about": about,
        "back_page": back[0],
        "back_text": back[1],
        "others": others,
        "agency": agency,
        "topics": TOPICS,
        "stages": STAGES,
        "typed": typed,
        "errors": errors,
        "problems": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "disagreements/raise.jinja", context, status=400 if errors else 200)


def _sent(request: Asked, reference: str, agency: int) -> dict[str, str]:
    """Raise it; or why it was not."""
    typed = request.POST
    try:
        raise_disagreement(
            actor=request.actor,
            reference=reference,
            topic=typed["topic"],
            issue=typed["issue"],
            wants=typed["wants"],
            agency=agency,
            now=request.now,
        )
    except (BadInput, Conflict) as refusal:
        return {"issue": refusal.message}
    return {}
