"""Asking partners: whom, about whom, which questions, and on what footing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from onestory.councils.queries import AgencyCard
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.declared.questions import PartnerQuestion
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask, questions_to_ask
from onestory.frontdoor.queries.cards import ContactPage, NamedAdult, NamedChild
from onestory.frontdoor.rules.asking import Ask
from onestory.grammar.answers import number_of
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import codes_on, entry_of
from onestory.vocabulary.frontdoor import BRAG
from onestory.vocabulary.sharing import LAWFUL_BASES, TOLD_THE_FAMILY
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.hub.desk import named as everybody
from onestory.web.presenters.numbers import how_many
from onestory.web.request import Asked, today_of

NEEDED = (
    Needed(field="agency", says="Select at least one agency to ask"),
    Needed(field="purpose", says="Say what the information is for"),
    Needed(field="lawful_basis", says="Select the lawful basis on which you ask"),
    Needed(field="necessity", says="Say why asking is necessary, and why no less would do"),
    Needed(field="told", says="Select whether the parents were told that you will ask"),
)
WHY_NOT = Needed(field="told_why_not", says="Say why the parents were not told")
ABOUT = Needed(field="about", says="Select about whom you ask")
NO_QUESTION = "Select or write at least one question for each agency"


@dataclass(frozen=True, kw_only=True)
class Partner:
    """One agency on the form: its questions, and what was ticked and written for it."""

    agency: AgencyCard
    holds: str
    questions: tuple[PartnerQuestion, ...]
    is_chosen: bool
    codes: frozenset[str]
    words: str
    about: frozenset[str]


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Asked, reference: str) -> HttpResponse:
    """Ask several agencies at once, each its own questions about those it needs to know of."""
    page = opened(request, reference)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _left_out(request.POST, page) or refused(lambda: _ask(request, page))
        if not errors:
            sent = how_many(len(request.POST.getlist("agency")), "request")
            messages.success(request, f"{sent} sent. The agencies see them now.")
            return redirect("contact-answers", reference)
    partners = _partners(request, page)
    return drawn(
        request,
        page,
        "hub/ask.jinja",
        "contact-ask",
        errors=errors,
        partners=partners,
        people=everybody(page),
        ticked=_ticked(request.POST, page),
        bases=codes_on(LAWFUL_BASES, today_of(request)),
        told=codes_on(TOLD_THE_FAMILY, today_of(request)),
        urgencies=BRAG.entries,
        asked_already={asked.row.agency for asked in page.requests if not asked.row.withdrawn_at},
    )


def _left_out(posted: QueryDict, page: ContactPage) -> dict[str, str]:
    errors = missing(posted, NEEDED)
    if posted.get("told", "").startswith("no"):
        errors |= missing(posted, (WHY_NOT,))
    numbers = posted.getlist("agency")
    if (
        everybody(page)
        and not posted.getlist("about")
        and not all(posted.getlist(f"about-{number}") for number in numbers)
    ):
        errors[ABOUT.field] = ABOUT.says
    for number in numbers:
        if not posted.getlist(f"questions-{number}") and not posted.get(f"words-{number}", "").strip():
            errors[f"words-{number}"] = NO_QUESTION
    return errors


def _ask(request: Asked, page: ContactPage) -> None:
    posted = request.POST
    ask_partners(
        actor=request.actor,
        reference=page.reference,
        asks=_asks(posted, page),
        purpose=posted["purpose"],
        lawful_basis=posted["lawful_basis"],
        necessity=posted["necessity"],
        told=posted["told"],
        told_why_not=posted.get("told_why_not", ""),
        urgency=posted.get("urgency", ""),
        now=request.now,
    )


def _holds(kind: str) -> str:
    """What a kind of agency usually holds, to choose whom to ask by."""
    entry = entry_of(AGENCY_KINDS, kind)
    return f"{entry.label}: {entry.note}" if entry else ""


def _asks(posted: QueryDict, page: ContactPage) -> Sequence[Ask]:
    """One ask an agency: about those ticked for it alone, or else about those ticked for all."""
    named = {str(one.id): one for one in everybody(page)}
    return [
        Ask(
            agency=agency,
            questions=tuple(posted.getlist(f"questions-{number}")),
            words=tuple(line for line in posted.get(f"words-{number}", "").splitlines() if line.strip()),
            about=_ids(named, posted.getlist(f"about-{number}") or posted.getlist("about")),
        )
        for number in posted.getlist("agency")
        if (agency := number_of(number)) is not None
    ]


def _ids(named: dict[str, NamedChild | NamedAdult], ticked: list[str]) -> tuple[UUID, ...]:
    return tuple(named[one].id for one in ticked if one in named)


def _ticked(posted: QueryDict, page: ContactPage) -> list[str]:
    """Who is ticked: the children, until somebody says otherwise."""
    return posted.getlist("about") if posted else [str(child.id) for child in page.children]


def _partners(request: Asked, page: ContactPage) -> list[Partner]:
    posted = request.POST
    return [
        Partner(
            agency=agency,
            holds=_holds(agency.kind),
            questions=questions_to_ask(agency.kind, viewer=request.actor),
            is_chosen=str(agency.id) in posted.getlist("agency"),
            codes=frozenset(posted.getlist(f"questions-{agency.id}")),
            words=posted.get(f"words-{agency.id}", ""),
            about=frozenset(posted.getlist(f"about-{agency.id}")),
        )
        for agency in agencies_to_ask(viewer=request.actor, now=request.now)
    ]
