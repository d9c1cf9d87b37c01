"""Proposing, deciding and, for some minutes, taking back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.send_back import send_back
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.declared.levels import LEVELS
from onestory.frontdoor.declared.outcomes import CLASSES, UNDO_MINUTES
from onestory.frontdoor.queries.cards import ContactPage
from onestory.frontdoor.rules.deciding import Proposed
from onestory.vocabulary.code_sets import codes_on, label_of
from onestory.vocabulary.frontdoor import CONTACT_OUTCOMES, NO_FURTHER_ACTION_REASONS, ContactOutcome
from onestory.web.hub.desk import Needed, after_of, drawn, missing, opened, refused, since
from onestory.web.presenters.dates import stretch
from onestory.web.request import Asked, today_of

NEEDED = (
    Needed(field="outcome", says="Select what should happen"),
    Needed(field="level", says="Select the level of need that this stands on"),
    Needed(field="rationale", says="Give the reasons"),
)
WHEN_NOTHING = (
    Needed(field="reason_code", says="Select the reason for no further action"),
    Needed(field="would_change", says="Say what would change this"),
)
NAMES = ("outcome", "level", "rationale", "reason_code", "unknown", "would_change")


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Asked, reference: str) -> HttpResponse:
    """Say what should happen, and why."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _left_out(request.POST) or refused(lambda: _propose(request, reference))
        if not errors:
            messages.success(request, "Your proposal is recorded. A manager decides.")
            return redirect("contact-decide", reference)
    page = opened(request, reference)
    values = _propose_values(page, request.POST)
    if not request.POST and not page.proposal:
        values["outcome"] = request.GET.get("outcome", "")
    made = since(request.POST, page.proposal.number if page.proposal else 0, errors)
    return _form(request, page, "hub/propose.jinja", values, errors, since=made)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Asked, reference: str) -> HttpResponse:
    """What was proposed and why; the decision; and, once decided, taking it back."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _left_out(request.POST) or refused(lambda: _decide(request, reference))
        if not errors:
            messages.success(request, f"Decided. You can take it back for {UNDO_MINUTES} minutes.")
            return redirect("contact-decide", reference)
    page = opened(request, reference)
    values = _values(request.POST, page.proposal) | {"rationale": request.POST.get("rationale", "")}
    more = {
        "left": _left(request, page),
        "otherwise": _is_otherwise(request.POST, page, errors),
        "since": since(request.POST, page.proposal.number if page.proposal else 0, errors),
    }
    return _form(request, page, "hub/decide.jinja", values, errors, **more)


@require_POST
def back(request: Asked, reference: str) -> HttpResponse:
    """Send the proposal back to whoever made it, with what is missing."""
    needed = Needed(field="why", says="Say what is missing")
    errors = missing(request.POST, (needed,)) or refused(
        lambda: send_back(actor=request.actor, reference=reference, why=request.POST["why"], now=request.now)
    )
    if errors:
        page = opened(request, reference)
        values = _values(QueryDict(), page.proposal) | {"rationale": ""}
        return _form(request, page, "hub/decide.jinja", values, errors, left=_left(request, page), sending=True)
    messages.success(request, "Sent back, with what you say is missing.")
    return redirect("contact-decide", reference)


@require_POST
def undo(request: Asked, reference: str) -> HttpResponse:
    """Take a decision back, with the reason."""
    reason = Needed(field="reason", says="Say why you take the decision back")
    errors = missing(request.POST, (reason,)) or refused(
        lambda: undo_decision(actor=request.actor, reference=reference, reason=request.POST["reason"], now=request.now)
    )
    if errors:
        page = opened(request, reference)
        return _form(request, page, "hub/decide.jinja", {}, errors, left=_left(request, page))
    messages.success(request, "The decision is taken back. What was decided stays in the history.")
    return redirect("contact-decide", reference)


def _form(
    request: Asked, page: ContactPage, template: str, values: dict[str, str], errors: dict[str, str], **more: object
) -> HttpResponse:
    on = today_of(request)
    return drawn(
        request,
        page,
        template,
        "contact-decide",
        errors=errors,
        values=values,
        outcomes=codes_on(CONTACT_OUTCOMES, on),
        reasons=codes_on(NO_FURTHER_ACTION_REASONS, on),
        levels=LEVELS,
        sentences=_sentences(),
        **more,
    )


def _is_otherwise(posted: QueryDict, page: ContactPage, errors: Mapping[str, str]) -> bool:
    """Whether the choice of outcome stands open: something else was chosen, or is wrong there."""
    proposed = {"outcome": page.proposal.outcome, "level": page.proposal.level} if page.proposal else {}
    differs = any(name in posted and posted[name] != value for name, value in proposed.items())
    return differs or not errors.keys().isdisjoint({"outcome", "level", "reason_code", "would_change"})


def _left_out(posted: QueryDict) -> dict[str, str]:
    nothing = posted.get("outcome") == ContactOutcome.NO_FURTHER_ACTION
    return missing(posted, (*NEEDED, *(WHEN_NOTHING if nothing else ())))


def _propose(request: Asked, reference: str) -> None:
    values = {name: request.POST.get(name, "") for name in NAMES}
    propose_decision(
        actor=request.actor,
        reference=reference,
        given=Proposed(**values),
        now=request.now,
        after=after_of(request.POST),
    )


def _decide(request: Asked, reference: str) -> None:
    posted = request.POST
    decide_contact(
        actor=request.actor,
        reference=reference,
        outcome=posted["outcome"],
        level=posted["level"],
        rationale=posted["rationale"],
        reason_code=posted.get("reason_code", ""),
        would_change=posted.get("would_change", ""),
        now=request.now,
        after=after_of(posted),
    )


def _propose_values(page: ContactPage, posted: QueryDict) -> dict[str, str]:
    values = _values(posted, page.proposal)
    return values if posted or page.proposal else values | {"level": page.level, "unknown": _unknown(page)}


def _unknown(page: ContactPage) -> str:
    return page.analysis.unknown if page.analysis else ""


def _values(posted: QueryDict, held: object) -> dict[str, str]:
    return {name: posted.get(name, str(getattr(held, name, "") or "")) for name in NAMES}


def _left(request: Asked, page: ContactPage) -> str:
    """How long a decision may still be taken back: "7 minutes"; blank when it may not."""
    if page.decision is None:
        return ""
    seconds = (page.decision.may_be_undone_until - request.now).total_seconds()
    return stretch(seconds) if seconds > 0 else ""


def _sentences() -> list[dict[str, str]]:
    """What whoever told us will read, outcome by outcome."""
    return [
        {
            "outcomes": ", ".join(label_of(CONTACT_OUTCOMES, outcome) for outcome in each.outcomes),
            "codes": " ".join(each.outcomes),
            "sentence": each.sentence,
        }
        for each in CLASSES
    ]
