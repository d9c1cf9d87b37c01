"""What every page of one contact shares: opening it, its head and its steps, and an act that may be refused."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.beside import who_is_beside
from onestory.frontdoor.queries.cards import ContactPage, NamedAdult, NamedChild
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.web.hub import faces, next_step
from onestory.web.presenters.numbers import listed
from onestory.web.request import Asked

FORM = "the-form"
MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True)
class Needed:
    """A field that an act cannot do without, and what to say when it is empty."""

    field: str
    says: str


def opened(request: Asked, reference: str) -> ContactPage:
    """One contact, after its line in the audit."""
    return open_contact(actor=request.actor, reference=reference, now=request.now)


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
        "typed": request.POST,
        **more,
    }
    return render(request, template, context, status=400 if errors else 200)


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
