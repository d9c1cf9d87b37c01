"""Finding somebody: one box, or a form; who may be meant and why; and why somebody might not show."""

from datetime import date

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.answers import date_of
from onestory.people.queries import candidates, recent_people
from onestory.people.rules.asking import doubts
from onestory.people.rules.finding import Candidate
from onestory.web.presenters.weights import weight_in_words
from onestory.web.request import Asked, today_of

KEPT = "find"
FIELDS = ("words", "given", "family", "address", "postcode", "phone", "nhs_number", "upn")
BORN = ("born-day", "born-month", "born-year")
BAD_DATE = "The date of birth must be a real date, like 27 3 2017"
NOTHING = "Enter a name, a date of birth, a place or a number"


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: Asked) -> HttpResponse:
    """Look for somebody. What was looked for stays in the session and never in an address."""
    require(request.actor, "person.search", council=request.actor.council)
    if request.method == "POST":
        return _look(request)
    asked = request.session.get(KEPT, {})
    return _drawn(request, asked, {})


def _look(request: Asked) -> HttpResponse:
    asked = _asked(request.POST)
    if "clear" in request.POST:
        request.session.pop(KEPT, None)
        return redirect("find")
    errors = _wrong(asked)
    if errors:
        return _drawn(request, asked, errors)
    request.session[KEPT] = asked
    return redirect("find")


def _drawn(request: Asked, asked: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    looked = bool(asked) and not errors
    context = {
        "asked": asked,
        "looked": looked,
        "found": _found(request, asked) if looked else [],
        "doubts": doubts(asked.get("words", ""), today=today_of(request)) if looked else [],
        "recent": [] if looked else recent_people(viewer=request.actor, now=request.now, most=10),
        "by_form": any(asked.get(name) for name in (*FIELDS[1:], *BORN)),
        "errors": errors,
        "error_list": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
        "weight_in_words": weight_in_words,
    }
    return render(request, "people/find.jinja", context, status=400 if errors else 200)


def _found(request: Asked, asked: dict[str, str]) -> list[Candidate]:
    return candidates(
        viewer=request.actor,
        now=request.now,
        born=born_of(asked),
        words=asked.get("words", ""),
        given=asked.get("given", ""),
        family=asked.get("family", ""),
        address=asked.get("address", ""),
        postcode=asked.get("postcode", ""),
        phone=asked.get("phone", ""),
        nhs_number=asked.get("nhs_number", ""),
        upn=asked.get("upn", ""),
    )


def _asked(posted: QueryDict) -> dict[str, str]:
    return {name: said for name in (*FIELDS, *BORN) if (said := posted.get(name, "").strip())}


def _wrong(asked: dict[str, str]) -> dict[str, str]:
    if not asked:
        return {"words": NOTHING}
    if any(asked.get(name) for name in BORN) and born_of(asked) is None:
        return {"born-day": BAD_DATE}
    return {}


def born_of(asked: dict[str, str]) -> date | None:
    """The whole date of birth that was looked for, if it was one."""
    return date_of({name.removeprefix("born-"): asked.get(name, "") for name in BORN})
