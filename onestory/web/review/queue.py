"""The review queue, and one of its questions: two people side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.access.policies import require
from onestory.grammar.refusals import BadInput
from onestory.people.actions.joining.answer_question import Answered, answer_question
from onestory.people.actions.joining.take_question import take_question
from onestory.people.queries.review import review_queue
from onestory.people.rules.reviewing import WORDS, Answer
from onestory.web.request import Asked

SAID = {
    "settled": "Done. It outweighs every later run, and it can be taken back.",
    "open": "Kept. Another reviewer answers next, without seeing what you said.",
    "disputed": "Kept. The two answers differ, so a third reviewer has the last word.",
    "unsure": "Kept. It stays in the queue until more is known.",
}


@require_safe
def waiting(request: Asked) -> HttpResponse:
    """What waits, the most harmful first, and how the work goes."""
    require(request.actor, "match.review")
    number = request.GET.get("page", "1")
    state = request.GET.get("state", "")
    page = int(number) if number.isdecimal() and len(number) < 6 else 1
    queue = review_queue(viewer=request.actor, now=request.now, page=page, state=state)
    return render(request, "review/queue.jinja", {"queue": queue, "state": state})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, question: int) -> HttpResponse:
    """Two people side by side, and the reviewer's answer."""
    if request.method == "POST":
        typed = {"answer": request.POST.get("answer", ""), "why": request.POST.get("why", "")}
        try:
            return _said(request, _answer(request, question, **typed))
        except BadInput as problem:
            return _drawn(request, question, typed=typed, problem=problem.message)
    return _drawn(request, question, typed={"answer": "", "why": ""})


def _answer(request: Asked, question: int, *, answer: str, why: str) -> Answered:
    if answer not in set(Answer):
        raise BadInput("Choose an answer: the same person, not the same, or not sure.")
    return answer_question(actor=request.actor, question=question, answer=Answer(answer), why=why, now=request.now)


def _said(request: Asked, done: Answered) -> HttpResponse:
    messages.success(request, SAID[done.state])
    if done.mended is not None:
        return redirect("match-history", person=done.mended.people[0])
    return redirect("match-review")


def _drawn(request: Asked, question: int, *, typed: dict[str, str], problem: str = "") -> HttpResponse:
    seen = take_question(actor=request.actor, question=question, now=request.now)
    context = {"seen": seen, "words": WORDS, "typed": typed, "problem": problem, "has_errors": bool(problem)}
    return render(request, "review/question.jinja", context, status=400 if problem else 200)
