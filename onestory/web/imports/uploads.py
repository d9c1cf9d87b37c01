"""Handing in a file: which feed, as of when, and what its headings mean where we cannot tell."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.access.policies import require
from onestory.feeds.actions.ask_preview import ask_preview
from onestory.feeds.actions.save_mapping import save_mapping
from onestory.feeds.bulk.handed_in import hold, path_of
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.queries.deliveries import MappingForm, mapping_form
from onestory.feeds.queries.errands import ErrandCard
from onestory.grammar.answers import date_of
from onestory.grammar.refusals import BadInput, NotFound, Refusal
from onestory.web.request import Asked, today_of

PARTS = ("day", "month", "year")
NOT_OURS = "-"


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asked) -> HttpResponse:
    """Choose a feed and a file; what comes back is a preview that changes nothing."""
    require(request.actor, "feed.import")
    if request.method != "POST":
        return _ask(request, {})
    problems: dict[str, str] = {}
    code, as_of = _feed_asked(request, problems), _day_asked(request, problems)
    files = request.FILES.getlist("file")
    if not files:
        problems["file"] = "Choose the partner's file"
    if problems or as_of is None:
        return _ask(request, problems)
    return _preview(request, code, hold(files, actor=request.actor, now=request.now), as_of)


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: Asked) -> HttpResponse:
    """Say what the headings of an unknown file mean. Remembered for the next file of that feed."""
    require(request.actor, "feed.import")
    asked = request.POST if request.method == "POST" else request.GET
    code, token = asked.get("feed", ""), asked.get("held", "")
    as_of = _iso(asked.get("as_of", "")) or today_of(request)
    form = mapping_form(code, path_of(token, actor=request.actor), viewer=request.actor)
    if request.method != "POST":
        return _ask_matches(request, form, token, as_of, "")
    chosen = {each.heading: request.POST.get(f"heading-{n}", "") for n, each in enumerate(form.choices)}
    try:
        save_mapping(
            actor=request.actor,
            council=request.actor.council,
            feed=code,
            headings={heading: meant for heading, meant in chosen.items() if meant != NOT_OURS},
            now=request.now,
        )
    except BadInput as refusal:
        return _ask_matches(request, form, token, as_of, refusal.message)
    return _preview(request, code, token, as_of)


def not_read(request: Asked, errand: ErrandCard) -> HttpResponse:
    """A file that could not be read: the question about its headings where those are why, else what to do instead."""
    as_of = errand.as_of or today_of(request)
    form = _unmatched(request, errand.feed, errand.held)
    if form is not None:
        return _ask_matches(request, form, errand.held, as_of, errand.answer)
    return _ask(request, {"file": errand.answer}, feed=errand.feed, as_of=as_of)


def _preview(request: Asked, code: str, token: str, as_of: date) -> HttpResponse:
    asked = ask_preview(actor=request.actor, feed=code, held=token, as_of=as_of, now=request.now)
    return redirect("imports-errand", asked)


def _unmatched(request: Asked, code: str, token: str) -> MappingForm | None:
    """The question about headings, where that is what is wrong with a file: a column it must have has no heading."""
    if len(feed_of(code).parts) > 1:
        return None
    try:
        form = mapping_form(code, path_of(token, actor=request.actor), viewer=request.actor)
    except Refusal:
        return None
    headings = {each.heading for each in form.choices}
    return form if any(needed and theirs not in headings for theirs, needed in form.columns) else None


def _ask_matches(request: Asked, form: MappingForm, token: str, as_of: date, problem: str) -> HttpResponse:
    chosen = [request.POST.get(f"heading-{n}", each.meant) for n, each in enumerate(form.choices)]
    context = {
        "form": form,
        "title": feed_of(form.feed).title,
        "chosen": chosen,
        "held": token,
        "as_of": as_of,
        "problem": problem,
        "not_ours": NOT_OURS,
        "has_errors": bool(problem),
    }
    return render(request, "imports/match.jinja", context, status=400 if problem else 200)


def _ask(request: Asked, problems: dict[str, str], *, feed: str = "", as_of: date | None = None) -> HttpResponse:
    day = as_of or today_of(request)
    typed = {part: request.POST.get(f"as_of-{part}", str(getattr(day, part))) for part in PARTS}
    context = {
        "feeds": FEEDS,
        "chosen": request.POST.get("feed") or request.GET.get("feed", feed),
        "as_of": typed,
        "problems": problems,
        "has_errors": bool(problems),
    }
    return render(request, "imports/new.jinja", context, status=400 if problems else 200)


def _feed_asked(request: Asked, problems: dict[str, str]) -> str:
    code = request.POST.get("feed", "")
    try:
        return feed_of(code).code
    except (KeyError, Refusal, NotFound):
        problems["feed"] = "Choose which feed this is"
        return ""


def _day_asked(request: Asked, problems: dict[str, str]) -> date | None:
    found = date_of({part: request.POST.get(f"as_of-{part}", "") for part in PARTS})
    if found is None:
        problems["as_of"] = "Enter the day on which the partner made the file, like 20 11 2026"
    elif found > today_of(request):
        problems["as_of"] = "The day on which the partner made the file cannot be in the future"
        return None
    return found


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
