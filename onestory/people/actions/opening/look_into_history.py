"""Looking into how a person came to be made of their records: a sight, kept in the audit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.queries.history import history_of
from onestory.people.rules.history import History
from onestory.walls.actor import Actor


@transaction.atomic
def look_into_history(*, actor: Actor, person: UUID, now: datetime) -> History:
    """Every change of a person's records."""
    require(actor, "match.review")
    found = history_of(person, viewer=actor)
    note(act="match.history", actor=actor, now=now, person=found.person, subject_kind="person")
    return found
