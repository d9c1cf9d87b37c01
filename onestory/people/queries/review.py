"""The review queue: what machines would not decide, in the order of the harm of a mistake, and how the work goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import log2

from django.db.models import Avg, Count, F, Q, QuerySet

from onestory.access.queries import called
from onestory.linkage.declared.guards import GUARDS
from onestory.linkage.guarding import BETWEEN, BY_A_PERSON, RIVAL
from onestory.linkage.model import default_model
from onestory.people.declared.harm import title_of
from onestory.people.index.remembering import ruler_of
from onestory.people.index.writing import as_indexer
from onestory.people.models import Mark, Question
from onestory.people.queries.beside import family_of, rows_of
from onestory.people.queries.why import steps_between
from onestory.people.rules.reviewing import (
    HELD_FOR,
    Agreement,
    Answer,
    Comparison,
    Given,
    Queue,
    Side,
    Waiting,
    agreement,
)
from onestory.walls.actor import Actor

GUARD_WORDS = {guard.code: guard.words for guard in GUARDS} | {
    "rival": RIVAL,
    BETWEEN: RIVAL,
    "decided": BY_A_PERSON,
    "": "The evidence is neither enough to join them nor to keep them apart.",
}
HIDDEN_WHY = "One of them is shielded, so what held the machine back is not shown."
A_PAGE = 25
OPEN = ("open", "unsure", "disputed")


def review_queue(*, viewer: Actor, now: datetime, page: int = 1, state: str = "") -> Queue:
    """A pageful of questions, the most harmful first; those the viewer has answered and now wait for another, last."""
    every = Question.objects.filter(council_id=viewer.council)
    counted = dict(every.values_list("state").annotate(n=Count("pk")).order_by())
    asked = every.filter(state__in=(state,) if state in OPEN else OPEN)
    mine = asked.filter(marks__by=viewer.username, marks__set_aside_at=None).values("pk")
    ordered = asked.annotate(is_answered=Q(pk__in=mine)).order_by("is_answered", "-harm", "-weight", "pk")
    total = asked.count()
    start = (max(page, 1) - 1) * A_PAGE
    rows = list(ordered.select_related("left", "right").prefetch_related("marks")[start : start + A_PAGE])
    names = called((row.taken_by for row in rows), viewer=viewer)
    marks = Mark.objects.filter(council_id=viewer.council)
    taken = marks.aggregate(each=Avg(F("at") - F("began_at")))["each"]
    return Queue(
        rows=tuple(_waiting(row, viewer, now, names) for row in rows),
        page=max(page, 1),
        pages=max(1, -(-total // A_PAGE)),
        waiting=counted.get("open", 0),
        disputed=counted.get("disputed", 0),
        unsure=counted.get("unsure", 0),
        settled=counted.get("settled", 0),
        minutes_each=round(taken.total_seconds() / 60, 1) if taken else None,
        agreement=_agreement(marks),
    )


def comparison(row: Question, *, viewer: Actor, now: datetime) -> Comparison:
    """Two people side by side: only inside an act that keeps the sight in the audit."""
    left, right = row.left, row.right
    hides = (left.is_shielded or right.is_shielded) and "shielded" not in viewer.grants
    with as_indexer(viewer) as indexer:
        ruler = ruler_of(viewer.council)
        steps = steps_between(row.left_record, row.right_record, viewer=indexer, ruler=ruler, hides_places=hides)
    chance = default_model().prior(ruler.records if ruler else 0)
    shows_answers = row.state in ("disputed", "settled") or answers_by(row, viewer=viewer)
    return Comparison(
        question=_waiting(row, viewer, now, called([row.taken_by], viewer=viewer)),
        left=_side(row, "left", viewer),
        right=_side(row, "right", viewer),
        rows=rows_of(left.pk, right.pk, viewer=viewer),
        start=round(log2(chance / (1 - chance)), 1),
        steps=steps,
        places_left_out=hides,
        answers=_by_name(answers_of(row, viewer=viewer), viewer) if shows_answers else (),
        settled_by=row.settled_by_id,
        shut=why_shut(row, viewer=viewer, now=now),
    )


def answers_of(row: Question, *, viewer: Actor) -> list[Given]:
    """The answers that stand, first to last."""
    found = row.marks.filter(set_aside_at=None).order_by("at", "pk")
    return [
        Given(by=mark.by, answer=Answer(mark.answer), why=mark.why, at=mark.at, is_last_word=mark.is_last_word)
        for mark in found
    ]


def _by_name(answers: Sequence[Given], viewer: Actor) -> tuple[Given, ...]:
    names = called((each.by for each in answers), viewer=viewer)
    return tuple(replace(each, by=names[each.by]) for each in answers)


def answers_by(row: Question, *, viewer: Actor) -> bool:
    """Whether this viewer has answered it."""
    return any(mark.by == viewer.username and mark.set_aside_at is None for mark in row.marks.all())


def why_shut(row: Question, *, viewer: Actor, now: datetime) -> str:
    """Why this viewer cannot answer it now, in a sentence; blank if they can."""
    if row.state == "settled":
        return "This has been answered. Take the decision back to ask it again."
    if row.state == "lapsed":
        return "Nobody need answer this any more: the records behind it have changed."
    if answers_by(row, viewer=viewer) and row.state != "unsure":
        return "You have answered this. Another reviewer answers it next, without seeing what you said."
    if row.taken_by and row.taken_by != viewer.username and row.taken_at and row.taken_at + HELD_FOR >= now:
        who = called([row.taken_by], viewer=viewer)[row.taken_by]
        return f"{who} took this up and may answer it for half an hour. Answer another meanwhile."
    return ""


def _waiting(row: Question, viewer: Actor, now: datetime, names: Mapping[str, str]) -> Waiting:
    held = bool(row.taken_at and row.taken_at + HELD_FOR >= now)
    shielded = (row.left.is_shielded or row.right.is_shielded) and "shielded" not in viewer.grants
    return Waiting(
        id=row.pk,
        left=str(row.left),
        right=str(row.right),
        weight=round(row.weight, 1),
        why=HIDDEN_WHY if shielded else GUARD_WORDS.get(row.guard, ""),
        risks=tuple(title_of(code) for code in row.risks),
        harm=row.harm,
        needs=row.needs,
        marks=sum(mark.set_aside_at is None for mark in row.marks.all()),
        state=row.state,
        taken_by=names[row.taken_by] if held else "",
        taken_until=row.taken_at + HELD_FOR if held and row.taken_at else None,
        is_mine=held and row.taken_by == viewer.username,
        already_marked=answers_by(row, viewer=viewer),
        asked_at=row.asked_at,
    )


def _side(row: Question, which: str, viewer: Actor) -> Side:
    person = getattr(row, which)
    return Side(
        person=person.pk,
        name=str(person),
        kind=person.kind,
        is_shielded=person.is_shielded,
        records=person.records,
        family=family_of(person.pk, viewer=viewer),
    )


def _agreement(marks: QuerySet[Mark]) -> Agreement:
    """First and second answers of every question that two answered without seeing each other's."""
    blind: dict[int, list[Answer]] = {}
    for question, answer in marks.filter(is_last_word=False).order_by("at", "pk").values_list("question_id", "answer"):
        blind.setdefault(question, []).append(Answer(answer))
    return agreement((said[0], said[1]) for said in blind.values() if len(said) > 1)
