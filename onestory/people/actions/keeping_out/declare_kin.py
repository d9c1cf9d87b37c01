"""Declaring that somebody at work is a person in the index, or a relative of theirs: the page is shut to them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.declared.kin import KINDS_BY_CODE
from onestory.people.index.writing import as_indexer
from onestory.people.models import Kin
from onestory.people.policies import living, person_for
from onestory.walls.actor import Actor


@transaction.atomic
def declare_kin(*, actor: Actor, user: int, person: UUID, kind: str, now: datetime, why: str = "") -> None:
    """Shut a person's page, and their very existence in the index, to oneself or to any colleague.

    What somebody said of themselves stands, whoever says it again of them.
    """
    require(actor, "person.search" if user == actor.user else "kin.declare")
    if kind not in KINDS_BY_CODE:
        raise BadInput("Say whether it is the member of staff themselves, a relative, or another conflict of interest.")
    whose = person_for(actor, person).pk if user == actor.user else living(person)
    said = {"council_id": actor.council, "kind": kind, "declared_at": now, "declared_by": actor.username}
    with as_indexer(actor):
        own = Kin.objects.filter(user_id=user, person_id=whose, declared_by=F("user__username")).exists()
        if user == actor.user or not own:
            Kin.objects.update_or_create(user_id=user, person_id=whose, defaults=said)
    detail = {"kind": kind, **({"why": why} if why else {})}
    note(act="kin.declare", actor=actor, now=now, subject=str(user), subject_kind="user", detail=detail)
