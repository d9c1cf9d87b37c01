"""Answering a request in structure: facts, nothing held, withheld because, or part of it now."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.asking.release_answer import release_answer
from onestory.frontdoor.declared.answers import HANDLING, HELD, ONWARD, WITHHOLDING, Handling, Held, Onward
from onestory.frontdoor.queries.cards import RequestPage
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact, refusal_of_answer
from onestory.grammar.answers import date_of
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder, Refusal
from onestory.web.request import Asked

MOST_FACTS = 30
NOBODY_ASKED_ABOUT = UUID(int=0)
PARTS = ("day", "month", "year")
WORDS = ("held", "comment", "handling", "onward", "withheld_ground", "withheld_why", "missing")
Problems = list[dict[str, str]]
DONE = {
    Held.FACTS: "Your answer has gone to the hub, under seal.",
    Held.NOTHING: "The hub knows that you checked and hold nothing. Thank you: that counts.",
    Held.WITHHELD: "The hub knows that you hold information and why you are not sharing it.",
    Held.PARTLY: "What you gave has gone to the hub. The request stays open for the rest.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Asked, reference: str) -> HttpResponse:
    """Answer, or add to an answer. Whatever is wrong, nothing typed is lost."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    refused = page.acts["answer"].refusal and page.acts["add"].refusal
    typed = _typed(request.POST)
    if page.row.withdrawn_at and request.method == "POST":
        return _draw(request, page, typed, [{"text": page.acts["answer"].refusal, "href": "#held"}])
    if refused:
        raise (OutOfOrder if page.row.withdrawn_at else NotPermitted)(page.acts["answer"].refusal)
    if request.method != "POST":
        return _draw(request, page, typed)
    if "_add" in request.POST or "_take_away" in request.POST:
        return _draw(request, page, _rows_changed(request.POST, typed))
    given, problems = _given(typed)
    problems = problems or _refused(given) or _sent(request, reference, given)
    if problems:
        return _draw(request, page, typed, problems)
    messages.success(request, DONE[Held(given.held)])
    return redirect("request", reference)


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: Asked, reference: str) -> HttpResponse:
    """Agree to words that may leave the hub; for the agency's manager."""
    page = open_request(actor=request.actor, reference=reference, now=request.now)
    if not page.acts["release"].may:
        raise NotPermitted(page.acts["release"].refusal)
    words, for_whom = request.POST.get("words", ""), request.POST.get("for_whom", "")
    problems: Problems = []
    if request.method == "POST":
        try:
            release_answer(actor=request.actor, reference=reference, words=words, for_whom=for_whom, now=request.now)
        except BadInput as wrong:
            problems = [{"text": wrong.message, "href": "#for_whom" if words.strip() else "#words"}]
        else:
            messages.success(request, "Agreed. The hub may use these words outside, and no others.")
            return redirect("request", reference)
    context = {"page": page, "words": words, "for_whom": for_whom, "problems": problems, "has_errors": bool(problems)}
    return render(request, "requests/release.jinja", context, status=400 if problems else 200)


def _sent(request: Asked, reference: str, given: GivenAnswer) -> Problems:
    """Send the answer; or say why it was not taken, beside what was typed."""
    try:
        answer_request(actor=request.actor, reference=reference, given=given, now=request.now)
    except Refusal as refusal:
        return [{"text": refusal.message, "href": "#held"}]
    return []


def _typed(posted: QueryDict) -> dict[str, object]:
    """The answer as it was typed, or an empty one."""
    return {
        "held": posted.get("held", ""),
        "comment": posted.get("comment", ""),
        "handling": posted.get("handling", Handling.SEALED.value),
        "onward": posted.get("onward", Onward.ASK.value),
        "withheld_ground": posted.get("withheld_ground", ""),
        "withheld_why": posted.get("withheld_why", ""),
        "missing": posted.get("missing", ""),
        "facts": _facts_typed(posted) or [_fact_typed(QueryDict(), 0)],
    }


def _facts_typed(posted: QueryDict) -> list[dict[str, str]]:
    numbers = sorted(n for n in range(MOST_FACTS) if f"fact-{n}-words" in posted)
    return [_fact_typed(posted, n) for n in numbers]


def _fact_typed(posted: QueryDict, n: int) -> dict[str, str]:
    names = ("words", "about", *PARTS)
    return {name: posted.get(f"fact-{n}-{name}", "").strip() for name in names}


def _rows_changed(posted: QueryDict, typed: dict[str, object]) -> dict[str, object]:
    facts = typed["facts"]
    rows = list(facts) if isinstance(facts, list) else []
    gone = posted.get("_take_away", "")
    kept = [row for n, row in enumerate(rows) if str(n) != gone]
    return {**typed, "facts": [*kept, _fact_typed(QueryDict(), 0)] if "_add" in posted else kept}


def _given(typed: Mapping[str, object]) -> tuple[GivenAnswer, Problems]:
    facts: list[GivenFact] = []
    problems: Problems = []
    rows = typed["facts"] if isinstance(typed["facts"], Sequence) else []
    for n, row in enumerate(rows):
        on, wrong = _day(row)
        if wrong:
            problems.append({"text": f"Fact {n + 1}: {wrong}", "href": f"#fact-{n}-day"})
        facts.append(GivenFact(words=row["words"], happened_on=on, about=_about(row["about"])))
    words = {name: str(typed[name]) for name in WORDS}
    return GivenAnswer(facts=tuple(facts), **words), problems


def _about(given: str) -> UUID | None:
    """Whom a fact is about. What the list did not offer is nobody the request asked about."""
    try:
        return UUID(given) if given else None
    except ValueError:
        return NOBODY_ASKED_ABOUT


def _day(row: Mapping[str, str]) -> tuple[date | None, str]:
    parts = {part: row[part] for part in PARTS}
    if not any(parts.values()):
        return None, ""
    on = date_of(parts)
    return on, "" if on else "the date must be a real one, like 27 3 2026. Leave it empty if you do not know it."


def _refused(given: GivenAnswer) -> Problems:
    sentence = refusal_of_answer(given)
    return [{"text": sentence, "href": f"#{_field_at_fault(given)}"}] if sentence else []


def _field_at_fault(given: GivenAnswer) -> str:
    if given.held in (Held.FACTS, Held.PARTLY) and not given.said:
        return "fact-0-words"
    if given.held == Held.WITHHELD and not given.said:
        return "withheld_ground" if given.withheld_why.strip() else "withheld_why"
    return "missing" if given.held == Held.PARTLY else "held"


def _draw(
    request: Asked, page: RequestPage, typed: Mapping[str, object], problems: Sequence[dict[str, str]] = ()
) -> HttpResponse:
    context = {
        "page": page,
        "typed": typed,
        "problems": problems,
        "wrong": {problem["href"].removeprefix("#"): problem["text"] for problem in problems},
        "held": HELD,
        "handling": HANDLING,
        "onward": ONWARD,
        "withholding": WITHHOLDING,
        "has_errors": bool(problems),
    }
    return render(request, "requests/answer.jinja", context, status=400 if problems else 200)
