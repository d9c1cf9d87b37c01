"""Answering a question of the review queue; when enough reviewers agree, it is done as they said."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.actions.joining.keep_apart import keep_apart
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.joining.take_question import NONE
from onestory.people.models import Mark, Question
from onestory.people.queries.review import answers_of, why_shut
from onestory.people.rules.outcomes import Mended
from onestory.people.rules.reviewing import Answer, came_to
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What an answer came to: the state of the question, and what was done if it settled it."""

    state: str
    mended: Mended | None = None


@transaction.atomic
def answer_question(*, actor: Actor, question: int, answer: Answer, why: str, now: datetime) -> Answered:
    """Give one's answer. Where two must agree, the second does not see the first's; a third settles a dispute."""
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say why: the next reviewer, and an undo, rest on it.")
    row = Question.objects.select_for_update().filter(pk=question, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    shut = why_shut(row, viewer=actor, now=now)
    if shut:
        raise Conflict(shut)
    if row.state == "unsure":
        row.marks.filter(set_aside_at=None).update(set_aside_at=now)
    Mark.objects.create(
        council_id=actor.council,
        question=row,
        answer=answer.value,
        why=why.strip(),
        by=actor.username,
        at=now,
        began_at=row.taken_at if row.taken_by == actor.username and row.taken_at else now,
        is_last_word=row.state == "disputed",
    )
    result = came_to(answers_of(row, viewer=actor), row.needs)
    row.state = "settled" if result in (Answer.SAME, Answer.APART) else result
    row.taken_by, row.taken_at = "", None
    row.save(update_fields=["state", "taken_by", "taken_at"])
    note(act="match.answer", actor=actor, now=now, subject=str(row.pk), subject_kind="question",
         detail={"answer": answer.value, "state": row.state})  # fmt: skip
    return Answered(state=row.state, mended=_done(row, result, actor, why, now) if row.state == "settled" else None)


def _done(row: Question, result: str, actor: Actor, why: str, now: datetime) -> Mended:
    """Do what was agreed: join the smaller into the larger, or keep the two apart for good."""
    if result == Answer.SAME:
        keep, other = sorted((row.left, row.right), key=lambda person: (-person.records, person.pk))
        mended = merge_people(actor=actor, keep=keep.pk, other=other.pk, why=why, now=now)
    else:
        mended = keep_apart(actor=actor, one=row.left_id, other=row.right_id, why=why, now=now)
    row.settled_by_id = mended.change
    row.save(update_fields=["settled_by"])
    return mended
