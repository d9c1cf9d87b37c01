"""Opening a version kept for a court, to check it, print it or take it away: each is a line in the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.rules.page import PersonHead
from onestory.story.queries.versions import KeptVersion, kept_version
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class OpenedVersion:
    """A kept version, and whose it is."""

    head: PersonHead
    kept: KeptVersion


@transaction.atomic
def open_version(
    *, actor: Actor, person: UUID, number: int, now: datetime, taken_as: str = "", reason: str = ""
) -> OpenedVersion:
    """One kept version. `taken_as` says in which form it leaves the hub: pdf or xlsx; blank for a look."""
    if taken_as:
        require(actor, "story.lock")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="version")
    found = kept_version(opened.whose.identifiers, number, viewer=actor)
    note(
        act="story.take" if taken_as else "story.check",
        actor=actor,
        now=now,
        person=opened.whose.row.pk,
        subject_kind="person",
        detail={"version": number, "as": taken_as, "sha256": found.card.sha256, "is_whole": found.is_whole},
    )
    return OpenedVersion(
        head=opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because), kept=found
    )
