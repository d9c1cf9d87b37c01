"""Who is this? Everybody a contact names, and for one of them the people they may be, with reasons in words."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from onestory.frontdoor.actions.understanding.match_adult import match_adult
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.queries.cards import ContactPage, NamedAdult, NamedChild
from onestory.frontdoor.queries.understanding.matching import who_is
from onestory.frontdoor.rules.matching import is_unlikely
from onestory.grammar.refusals import NotFound
from onestory.people.queries import candidates
from onestory.people.rules.finding import Candidate
from onestory.web.hub.desk import Needed, drawn, missing, opened, refused
from onestory.web.presenters.weights import weight_in_words
from onestory.web.request import Asked

T = TypeVar("T", NamedChild, NamedAdult)
NOBODY = "nobody"
NEEDED = (Needed(field="person", says="Select who this is, or that nobody known is meant"),)
NO_SUCH = "There is nobody like that on this contact. Go back to the contact and choose again."


@require_safe
def who_are_they(request: Asked, reference: str) -> HttpResponse:
    """Everybody named, as told, and whom they were matched to."""
    return drawn(request, opened(request, reference), "hub/who.jinja", "contact-match")


@require_http_methods(["GET", "HEAD", "POST"])
def match_one_child(request: Asked, reference: str, named: UUID) -> HttpResponse:
    """Choose who a child is."""
    page = opened(request, reference)
    return _match(request, page, _one(page.children, named))


@require_http_methods(["GET", "HEAD", "POST"])
def match_one_adult(request: Asked, reference: str, named: UUID) -> HttpResponse:
    """Choose who an adult is."""
    page = opened(request, reference)
    return _match(request, page, _one(page.adults, named))


def _match(request: Asked, page: ContactPage, one: NamedChild | NamedAdult) -> HttpResponse:
    words = (request.POST or request.GET).get("words", "").strip()
    found = _found(request, page, one, words)
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = missing(request.POST, NEEDED) or refused(lambda: _choose(request, page, one, found))
        if not errors:
            messages.success(request, f"{one.name}: your answer is recorded.")
            return redirect(_onwards(page, one))
    return drawn(
        request,
        page,
        "hub/match.jinja",
        "contact-match",
        one=one,
        is_child=isinstance(one, NamedChild),
        found=found,
        likely=[each for each in found if not is_unlikely(each, born=one.born_on)],
        unlikely=[each for each in found if is_unlikely(each, born=one.born_on)],
        words=words,
        weight_in_words=weight_in_words,
        chosen=request.POST.get("person", str(one.match.person_id or NOBODY) if one.match else ""),
        errors=errors,
    )


def _found(request: Asked, page: ContactPage, one: NamedChild | NamedAdult, words: str) -> Sequence[Candidate]:
    if words:
        return candidates(viewer=request.actor, now=request.now, words=words)
    return who_is(one.id, viewer=request.actor, now=request.now)


def _choose(request: Asked, page: ContactPage, one: NamedChild | NamedAdult, found: Sequence[Candidate]) -> None:
    chosen = request.POST["person"]
    candidate = next((each for each in found if str(each.person) == chosen), None)
    if candidate is None and chosen != NOBODY:
        raise NotFound(NO_SUCH)
    known = {
        "person": candidate.person if candidate else None,
        "weight": candidate.weight if candidate else None,
        "reasons": "; ".join(reason.words for reason in candidate.reasons) if candidate else "",
    }
    if isinstance(one, NamedChild):
        match_child(actor=request.actor, reference=page.reference, child=one.id, now=request.now, **known)  # type: ignore[arg-type]
    else:
        match_adult(actor=request.actor, reference=page.reference, adult=one.id, now=request.now, **known)  # type: ignore[arg-type]


def _onwards(page: ContactPage, one: NamedChild | NamedAdult) -> str:
    """The next child nobody has looked for yet, else the list of everybody."""
    left = [child for child in page.children if child.match is None and child.id != one.id]
    if left:
        return reverse("contact-match-child", args=[page.reference, left[0].id])
    return reverse("contact-match", args=[page.reference])


def _one(named: Sequence[T], wanted: UUID) -> T:
    found = next((one for one in named if one.id == wanted), None)
    if found is None:
        raise NotFound(NO_SUCH)
    return found
