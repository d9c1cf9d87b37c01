"""What every page of one contact shares: opening it, its head and its steps, and an act that may be refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.cards import ContactPage, NamedAdult, NamedChild
from onestory.frontdoor.queries.understanding.beside import who_is_beside
from onestory.grammar.answers import number_of
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.vocabulary.code_sets import CodeSet, label_of
from onestory.vocabulary.frontdoor import BRAG, CONTACT_OUTCOMES, LEVELS_OF_NEED
from onestory.web.hub import faces, next_step
from onestory.web.presenters.numbers import listed
from onestory.web.request import Asked

FORM = "the-form"
ACT_OF = {
    "hub/triage.jinja": "triage",
    "hub/urgency.jinja": "recolour",
    "hub/ask.jinja": "ask",
    "hub/analysis.jinja": "analyse",
    "hub/consent.jinja": "consent",
    "hub/propose.jinja": "propose",
    "hub/decide.jinja": "decide",
    "hub/hand_over.jinja": "hand-over",
    "hub/pass_to_worker.jinja": "pass-to-worker",
    "hub/feedback.jinja": "feed-back",
}
"""The act that each page's form is for: once somebody else was first with it, the form is not shown any more."""
CODED: dict[str, tuple[str, CodeSet]] = {
    "level": ("Level", LEVELS_OF_NEED),
    "brag": ("Urgency", BRAG),
    "outcome": ("Outcome", CONTACT_OUTCOMES),
}
MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True)
class Needed:
    """A field that an act cannot do without, and what to say when it is empty."""

    field: str
    says: str


def opened(request: Asked, reference: str) -> ContactPage:
    """One contact, after its line in the audit."""
    return open_contact(actor=request.actor, reference=reference, now=request.now)


@dataclass(frozen=True, kw_only=True)
class Written:
    """One answer of a form that could not be kept, for its writer to read beside what stands."""

    title: str
    words: str


def drawn(
    request: Asked, page: ContactPage, template: str, here: str, errors: Mapping[str, str] | None = None, **more: object
) -> HttpResponse:
    """A page of a contact. With ``errors`` it answers 400 and says so in its title."""
    context = {
        "page": page,
        "beside": who_is_beside(page.reference, viewer=request.actor, now=request.now),
        "about": about(page),
        "here": here,
        "faces": faces,
        "steps": next_step.steps(page, here),
        "next_step": next_step.next_step(page),
        "errors": errors or {},
        "error_list": [{"text": says, "href": f"#{field}"} for field, says in (errors or {}).items()],
        "has_errors": bool(errors),
        "written": _overtaken(request.POST, page, template, errors or {}),
        "typed": request.POST,
        **more,
    }
    return render(request, template, context, status=400 if errors else 200)


def _overtaken(posted: QueryDict, page: ContactPage, template: str, errors: Mapping[str, str]) -> list[Written]:
    """What was typed on a form that is not shown any more, because somebody else was first; else it stands on it."""
    act = page.acts.get(ACT_OF.get(template, ""))
    if FORM not in errors or act is None or act.may:
        return []
    return [
        _written(name, value.strip())
        for name, values in posted.lists()
        if not name.startswith(("csrf", "_"))
        for value in values
        if value.strip()
    ]


def _written(name: str, value: str) -> Written:
    if name in CODED:
        title, codes = CODED[name]
        return Written(title=title, words=label_of(codes, value))
    return Written(title=name.replace("-", " ").replace("_", " ").capitalize(), words=value)


@dataclass(frozen=True, kw_only=True)
class Since:
    """What a form was begun from: the number of the newest that its writer had read, and whether another came since."""

    after: int
    is_overtaken: bool


def since(posted: QueryDict, newest: int, errors: Mapping[str, str]) -> Since:
    """Once somebody was told of what came since, they have read it, and their next word stands."""
    begun_from = after_of(posted)
    overtaken = FORM in errors and begun_from not in (None, newest)
    return Since(after=newest if begun_from is None or overtaken else begun_from, is_overtaken=overtaken)


def after_of(posted: QueryDict) -> int | None:
    """The number that the form carries; None where it carries none."""
    return number_of(posted.get("after", ""))


def missing(posted: QueryDict, needed: Iterable[Needed]) -> dict[str, str]:
    """What was left empty, field by field, all in one go."""
    return {each.field: each.says for each in needed if not posted.get(each.field, "").strip()}


def refused(act: Callable[[], object]) -> dict[str, str]:
    """Do it. The sentence of a refusal is given back, to be shown above what was typed; nothing when it was done.

    What somebody may not do at all rises to the doorway instead, which keeps it in the audit.
    """
    try:
        act()
    except (BadInput, Conflict, OutOfOrder) as refusal:
        return {FORM: refusal.message}
    return {}


def about(page: ContactPage) -> str:
    """Whom a contact is about, as told: "Amira and Yusuf Stonebridge", "No child named"."""
    families = {child.family_name for child in page.children}
    share = len(families) == 1 and families != {""} and all(child.given_name for child in page.children)
    names = [child.given_name if share else child.name for child in page.children]
    if len(names) > MOST_NAMES:
        names = [*names[:MOST_NAMES], f"{len(names) - MOST_NAMES} more"]
    said = f"{listed(names)} {families.pop()}" if share else listed(names)
    return said or "No child named"


def named(page: ContactPage) -> list[NamedChild | NamedAdult]:
    """Everybody a contact names, the children first."""
    return [*page.children, *page.adults]
