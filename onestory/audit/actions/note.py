"""Writing one line of the audit, in the transaction of the act it records."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import DatabaseError, connection

from onestory.walls.actor import Actor

INSERT = """
    insert into audit_event (council_id, at, user_id, username, role, agency_id, act, subject_kind, subject, person_id,
                             purpose, reason, detail, request, address)
    values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


class AuditUnavailable(Exception):
    """The audit could not be written, so nothing may be shown or done. The door answers 503."""


def note(
    *,
    act: str,
    actor: Actor,
    now: datetime,
    subject: str = "",
    subject_kind: str = "",
    person: UUID | None = None,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Record that this actor did or saw something. Raises AuditUnavailable when it cannot be written."""
    note_each(act=act, actor=actor, now=now, subject_kind=subject_kind, subjects=[(subject, person)], detail=detail)


def note_each(
    *,
    act: str,
    actor: Actor,
    now: datetime,
    subjects: Sequence[tuple[str, UUID | None]],
    subject_kind: str = "",
    detail: Mapping[str, object] | None = None,
) -> None:
    """Record one act upon several subjects, a row each, in one statement."""
    if not subjects:
        return
    who = (actor.council or None, now, actor.user, actor.username, actor.role, actor.agency)
    why = (actor.purpose, actor.reason, json.dumps(dict(detail or {}), default=str), actor.request, actor.address)
    rows = [(*who, act, subject_kind, subject, person, *why) for subject, person in subjects]
    try:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)
    except DatabaseError as error:
        raise AuditUnavailable("The audit cannot be written, so nothing can be shown.") from error
