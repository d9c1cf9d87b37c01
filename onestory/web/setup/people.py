"""People at work: their posts, their checks, taking somebody on and ending a post."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onestory.access.actions.end_post import end_post
from onestory.access.actions.reopen_account import reopen_account
from onestory.access.actions.sign_out_everywhere import sign_out_everywhere
from onestory.access.actions.take_on import take_on
from onestory.access.declared.credentials import REQUIRED
from onestory.access.declared.roles import BY_CODE, ROLES
from onestory.access.declared.unused import UNUSED
from onestory.access.policies import refusal, require
from onestory.access.queries import Staff, staff
from onestory.councils.queries import agencies, teams
from onestory.frontdoor.queries.running.left import left_behind
from onestory.grammar.answers import EMAIL, date_of, number_of
from onestory.grammar.refusals import BadInput, NotFound
from onestory.web.presenters.dates import day
from onestory.web.request import Asked, today_of
from onestory.web.setup.lapses import lapse_of

PARTS = ("day", "month", "year")


@dataclass(kw_only=True)
class Typed:
    """What was typed about somebody new, and what is wrong with it, field by field."""

    values: dict[str, str]
    dates: dict[str, dict[str, str]]
    problems: dict[str, str] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        """A date that was typed whole; otherwise says what is wrong with it."""
        found = date_of(self.dates[name]) if any(self.dates[name].values()) else None
        if found is None:
            self.problems[name] = "Enter a real date, like 27 3 2027"
        return found


@require_safe
def people(request: Asked) -> HttpResponse:
    """Everybody with a post at this council, whose checks lapse first at the top."""
    today = today_of(request)
    rows = [
        (one, [(each, lapse_of(each.until, today)) for each in one.credentials])
        for one in staff(viewer=request.actor, now=request.now)
    ]
    context = {
        "rows": sorted(rows, key=lambda row: min(lapse.sort_by for _, lapse in row[1])),
        "sees_checks": refusal(request.actor, "staff.manage") is None,
    }
    return render(request, "setup/people.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def newcomer(request: Asked) -> HttpResponse:
    """Take somebody on: who they are, their post, and how long their checks count."""
    require(request.actor, "staff.manage")
    typed = _typed(request.POST, today_of(request))
    if request.method == "POST" and _taken_on(request, typed):
        messages.success(request, f"{typed.values['name']} can come in from {typed.values['starts_words']}.")
        return redirect("set-up-people")
    return _draw(request, typed)


@require_safe
def one(request: Asked, membership: int) -> HttpResponse:
    """One post: its period, its checks, and the two things one may do."""
    require(request.actor, "staff.manage")
    return _draw_one(request, _post(request, membership))


@require_POST
def ended(request: Asked, membership: int) -> HttpResponse:
    """End a post on a day."""
    found = _post(request, membership)
    ends_on = date_of({part: request.POST.get(f"ends_on-{part}", "") for part in PARTS})
    problems: dict[str, str] = {}
    if ends_on is None:
        problems["ends_on"] = "Enter the first day on which they no longer have this post"
    if "left" not in request.POST and not left_behind(found.post, viewer=request.actor, now=request.now).is_nothing:
        problems["left"] = "Say that you know what is left behind"
    if problems or ends_on is None:
        return _draw_one(request, found, problems)
    try:
        end_post(actor=request.actor, membership=membership, ends_on=ends_on, now=request.now)
    except BadInput as wrong:
        return _draw_one(request, found, {"ends_on": wrong.message})
    messages.success(request, f"{found.post.name} no longer has this post from {day(ends_on)} on.")
    return redirect("set-up-people")


@require_POST
def reopened(request: Asked, membership: int) -> HttpResponse:
    """Open an account again that nobody used."""
    found = _post(request, membership)
    reopen_account(actor=request.actor, username=found.post.username, now=request.now)
    messages.success(request, f"{found.post.name} can sign in again.")
    return redirect("set-up-person", membership)


@require_POST
def signed_out(request: Asked, membership: int) -> HttpResponse:
    """Sign somebody out of every browser, for a reason."""
    found = _post(request, membership)
    why = request.POST.get("why", "")
    try:
        sign_out_everywhere(actor=request.actor, username=found.post.username, why=why, now=request.now)
    except BadInput as wrong:
        return _draw_one(request, found, {"why": wrong.message})
    messages.success(request, f"{found.post.name} is signed out everywhere.")
    return redirect("set-up-person", membership)


@require_POST
def checked(request: Asked, membership: int) -> HttpResponse:
    """Record a new check or course: until when it counts."""
    found = _post(request, membership)
    kind = request.POST.get("kind", "")
    until = date_of({part: request.POST.get(f"until-{part}", "") for part in PARTS})
    if kind not in {each.code for each in REQUIRED}:
        return _draw_one(request, found, {"kind": "Select which check it is"})
    if until is None or until <= today_of(request):
        return _draw_one(request, found, {"until": "Enter the day on which it stops counting, after today"})
    _hire(request, found.post.username, found.post.name, found, {kind: until})
    messages.success(request, f"Recorded for {found.post.name}.")
    return redirect("set-up-person", membership)


def _post(request: Asked, membership: int) -> Staff:
    require(request.actor, "staff.manage")
    for each in staff(viewer=request.actor, now=request.now):
        if each.post.membership == membership:
            return each
    raise NotFound("There is no such post at your council.")


def _hire(request: Asked, username: str, name: str, found: Staff, credentials: Mapping[str, date]) -> None:
    """Taking on somebody who already has the post adds what is new and leaves the rest."""
    take_on(
        actor=request.actor,
        username=username,
        name=name,
        email=found.email,
        role=found.post.role,
        agency=found.post.agency,
        team=found.post.team or None,
        starts_on=found.starts_on,
        credentials=credentials,
        now=request.now,
    )


def _typed(posted: QueryDict, today: date) -> Typed:
    names = ("name", "username", "email", "role", "agency", "team")
    dates = {
        name: {part: posted.get(f"{name}-{part}", "").strip() for part in PARTS}
        for name in ("starts_on", *(each.code for each in REQUIRED))
    }
    if not posted:
        dates["starts_on"] = {"day": str(today.day), "month": str(today.month), "year": str(today.year)}
    return Typed(values={name: posted.get(name, "").strip() for name in names}, dates=dates)


def _taken_on(request: Asked, typed: Typed) -> bool:
    _check(typed, {str(card.id) for card in agencies(viewer=request.actor)})
    starts_on = typed.day("starts_on")
    held = {each.code: typed.day(each.code) for each in REQUIRED}
    if typed.problems or starts_on is None:
        return False
    take_on(
        actor=request.actor,
        username=typed.values["username"],
        name=typed.values["name"],
        email=typed.values["email"],
        role=typed.values["role"],
        agency=int(typed.values["agency"]),
        team=number_of(typed.values["team"]),
        starts_on=starts_on,
        credentials={kind: until for kind, until in held.items() if until},
        now=request.now,
    )
    typed.values["starts_words"] = f"{starts_on:%-d %B %Y}"
    return True


def _check(typed: Typed, agencies_here: set[str]) -> None:
    said = typed.values
    wrong = {
        "name": not said["name"] and "Enter their name",
        "username": not said["username"] and "Enter a user name",
        "email": not EMAIL.fullmatch(said["email"]) and "Enter their work e-mail address, like name@example.org",
        "role": said["role"] not in BY_CODE and "Select their role",
        "agency": said["agency"] not in agencies_here and "Select their agency",
    }
    typed.problems |= {name: sentence for name, sentence in wrong.items() if sentence}


def _draw(request: Asked, typed: Typed) -> HttpResponse:
    context = {
        "typed": typed,
        "roles": ROLES,
        "agencies": agencies(viewer=request.actor),
        "teams": teams(viewer=request.actor),
        "required": REQUIRED,
        "has_errors": bool(typed.problems),
    }
    return render(request, "setup/newcomer.jinja", context, status=400 if typed.problems else 200)


def _draw_one(request: Asked, found: Staff, problems: Mapping[str, str] | None = None) -> HttpResponse:
    today = today_of(request)
    context = {
        "one": found,
        "checks": [(each, lapse_of(each.until, today)) for each in found.credentials],
        "required": REQUIRED,
        "role": BY_CODE.get(found.post.role),
        "unused": UNUSED,
        "left": left_behind(found.post, viewer=request.actor, now=request.now),
        "may_give_on": refusal(request.actor, "contact.assign") is None,
        "problems": problems or {},
        "posted": request.POST,
        "has_errors": bool(problems),
    }
    return render(request, "setup/one.jinja", context, status=400 if problems else 200)
