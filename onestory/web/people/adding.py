"""Adding somebody whom Find did not find, with what there is, once it is sure that they are not known already."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.grammar.answers import date_of
from onestory.people.actions.adding.add_after_looking import LooksLikeSomebody, add_after_looking
from onestory.people.rules.adding import NewPerson, wrong_with
from onestory.people.rules.asking import asked_for
from onestory.people.rules.finding import Asked as LookedFor
from onestory.people.rules.finding import Candidate
from onestory.vocabulary.child import SEX
from onestory.web.people.find import FIELDS, KEPT, born_of
from onestory.web.people.opening import keep_reason
from onestory.web.presenters.weights import weight_in_words
from onestory.web.request import Asked, today_of

TEXTS = ("given_name", "family_name", "sex", "address", "postcode", "phone", "why")
DAYS = {"date_of_birth": "born", "expected_on": "expected"}
"""Each day that may be told, and the name of its three boxes."""
PARTS = ("day", "month", "year")
BAD_DAY = "Enter a real date, like 27 3 2017"
TICK = "Look at each of them, and say that none is the person you mean"
ADDED = "Added to the index. What partners send of them from now on joins this record."


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked) -> HttpResponse:
    """A form that begins with what was looked for. Posted, it looks once more before anybody is added."""
    require(request.actor, "contact.match", council=request.actor.council)
    if request.method != "POST":
        return _drawn(request, _looked_for(request))
    typed = {name: request.POST.get(name, "").strip() for name in request.POST}
    new = _told(typed)
    errors = _wrong(typed, new, today_of(request))
    if errors:
        return _drawn(request, typed, errors=errors)
    shown = _looked_at(typed)
    try:
        person = add_after_looking(actor=request.actor, new=new, none_of=shown, now=request.now)
    except LooksLikeSomebody as alike:
        return _drawn(request, typed, errors={"none_of": TICK} if "seen" in typed else {}, found=alike.found)
    request.session.pop(KEPT, None)
    keep_reason(request, person, new.why)
    messages.success(request, ADDED)
    return redirect("person", person)


def _drawn(
    request: Asked,
    typed: Mapping[str, str],
    *,
    errors: Mapping[str, str] | None = None,
    found: tuple[Candidate, ...] = (),
) -> HttpResponse:
    wrong = dict(errors or {})
    first = {**{field: field for field in TEXTS}, **{field: f"{box}-day" for field, box in DAYS.items()}}
    context = {
        "typed": typed,
        "errors": wrong,
        "error_list": [{"text": says, "href": f"#{first.get(field, field)}"} for field, says in wrong.items()],
        "has_errors": bool(wrong),
        "found": found,
        "seen": ",".join(str(each.person) for each in found),
        "sexes": [(code.code, code.label) for code in SEX.entries],
        "weight_in_words": weight_in_words,
    }
    return render(request, "people/add.jinja", context, status=400 if wrong else 200)


def _told(typed: Mapping[str, str]) -> NewPerson:
    texts = {name: typed.get(name, "") for name in TEXTS}
    known = {code.code for code in SEX.entries}
    texts["sex"] = texts["sex"] if texts["sex"] in known else ""
    return NewPerson(**texts, **{field: _day(typed, box) for field, box in DAYS.items()})  # type: ignore[arg-type]


def _day(typed: Mapping[str, str], box: str) -> date | None:
    return date_of({part: typed.get(f"{box}-{part}", "") for part in PARTS})


def _wrong(typed: Mapping[str, str], new: NewPerson, today: date) -> dict[str, str]:
    """What the rules say is wrong, after days that are none."""
    no_days = {
        field: BAD_DAY
        for field, box in DAYS.items()
        if getattr(new, field) is None and any(typed.get(f"{box}-{part}") for part in PARTS)
    }
    return wrong_with(new, today=today) | no_days


def _looked_at(typed: Mapping[str, str]) -> set[UUID]:
    """Whom the worker was shown and says it is not."""
    if not typed.get("none_of"):
        return set()
    return {UUID(one) for one in typed.get("seen", "").split(",") if _is_identifier(one)}


def _is_identifier(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _looked_for(request: Asked) -> dict[str, str]:
    """What the last search was for, in the boxes of the form."""
    kept = request.session.get(KEPT, {})
    fields = {name: kept.get(name, "") for name in FIELDS[1:]}
    asked = asked_for(kept.get("words", ""), fields, born=born_of(kept), today=today_of(request))
    given, family = _names(asked)
    postcode = f"{asked.postcode[:-3]} {asked.postcode[-3:]}" if asked.postcode else ""
    born = {f"born-{part}": str(getattr(asked.born, part)) for part in PARTS} if asked.born else {}
    told = {
        "given_name": given, "family_name": family, "sex": asked.sex, "address": asked.address,
        "postcode": postcode, "phone": asked.phone,
    }  # fmt: skip
    return {name: said for name, said in (told | born).items() if said}


def _names(asked: LookedFor) -> tuple[str, str]:
    """The names as they were typed: in a box without fields the last word is the surname, until somebody says else."""
    *first, last = asked.names or ("",)
    return asked.given or " ".join(first), asked.family or last
