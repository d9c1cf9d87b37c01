"""Taking up a question of the review queue: two people are opened side by side, and nobody else answers meanwhile."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import NotFound
from onestory.people.models import Question
from onestory.people.queries.review import comparison
from onestory.people.rules.reviewing import HELD_FOR, Comparison
from onestory.walls.actor import Actor

NONE = "There is no such question here. It may have been answered, or nobody need ask it any more."


@transaction.atomic
def take_question(*, actor: Actor, question: int, now: datetime) -> Comparison:
    """Show a question, kept in the audit for both people; it is the actor's own for half an hour, if nobody else's."""
    require(actor, "match.review")
    row = Question.objects.select_for_update().filter(pk=question, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    is_free = not row.taken_by or row.taken_by == actor.username or (row.taken_at and row.taken_at + HELD_FOR < now)
    marked = row.marks.filter(by=actor.username, set_aside_at=None).exists()
    if is_free and not marked and row.state in ("open", "unsure", "disputed"):
        began = row.taken_at if row.taken_by == actor.username and row.taken_at else now
        row.taken_by, row.taken_at = actor.username, began if began + HELD_FOR >= now else now
        row.save(update_fields=["taken_by", "taken_at"])
    found = comparison(row, viewer=actor, now=now)
    people = (row.left_id, row.right_id)
    note_each(act="match.look", actor=actor, now=now, subjects=[(str(row.pk), person) for person in people])
    return found
