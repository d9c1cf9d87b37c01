"""The analysis: what the worry and the answers mean together."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.deciding.write_analysis import write_analysis
from onestory.frontdoor.queries.cards import ContactPage
from onestory.frontdoor.rules.analysing import GivenAnalysis
from onestory.web.hub.desk import Needed, after_of, drawn, missing, opened, refused, since
from onestory.web.request import Asked

NEEDED = (Needed(field="harm", says="Say what the harm is, or may be"),)
SCALE = {str(number) for number in range(11)}
PARTS = (
    ("harm", "What are we worried about?", "Harm that was done, and what may happen if nothing changes. Who says so?"),
    ("strengths", "What is working well?", "What keeps the child safe: people, acts, places."),
    ("complicating", "What makes it harder?", "What complicates the family's or our own work."),
    ("history", "What has happened before?", "Earlier contacts, plans, moves: what repeats, and what changed."),
    ("childs_voice", "What does the child say?", "In their own words, and how we know."),
    ("unknown", "What do we not know?", "What nobody has told us, and whether it matters for the decision."),
    ("needs_to_happen", "What needs to happen?", "For whom, by whom, by when."),
)


@require_http_methods(["GET", "HEAD", "POST"])
def analyse(request: Asked, reference: str) -> HttpResponse:
    """Write it, starting from the newest."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _wrong(request.POST) or refused(lambda: _write(request, reference))
        if not errors:
            messages.success(request, "Your analysis is recorded.")
            return redirect("contact-propose", reference)
    page = opened(request, reference)
    return drawn(
        request,
        page,
        "hub/analysis.jinja",
        "contact-analysis",
        parts_of_analysis=PARTS,
        held=_held(page, request.POST),
        since=since(request.POST, page.analysis.number if page.analysis else 0, errors),
        errors=errors,
    )


def _wrong(posted: QueryDict) -> dict[str, str]:
    errors = missing(posted, NEEDED)
    if posted.get("scale", "").strip() not in SCALE | {""}:
        errors["scale"] = "Give a whole number from 0 to 10, or leave it empty"
    return errors


def _write(request: Asked, reference: str) -> None:
    posted = request.POST
    scale = posted.get("scale", "").strip()
    words = {name: posted.get(name, "") for name, _, _ in PARTS}
    given = GivenAnalysis(**words, scale=int(scale) if scale else None)
    after = after_of(posted)
    write_analysis(actor=request.actor, reference=reference, given=given, now=request.now, after=after)


def _held(page: ContactPage, posted: QueryDict) -> dict[str, str]:
    """What was typed, or else the newest analysis, to be carried on."""
    names = [*(name for name, _, _ in PARTS), "scale"]
    newest = {name: getattr(page.analysis, name) for name in names} if page.analysis else {}
    return {name: posted.get(name, _said(newest.get(name))) for name in names}


def _said(value: object) -> str:
    return "" if value is None else str(value)
