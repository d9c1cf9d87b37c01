"""Entering in the ledger that something was shared, or was not, and on what footing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.declared.standings import ShareDecision
from onestory.frontdoor.models import SharingEntry
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class About:
    """Whom a line of the ledger is about."""

    name: str
    person_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Share:
    """What passes from whom to whom. An agency's number, or none for the hub or somebody outside it."""

    what: str
    to_whom: str
    lawful_basis: str
    necessity: str
    from_agency: int | None = None
    to_agency: int | None = None
    told: str = ""
    told_why_not: str = ""
    decision: ShareDecision = ShareDecision.SHARE
    refused_why: str = ""


@transaction.atomic
def enter_share(
    *,
    actor: Actor,
    contact: UUID | None = None,
    request: UUID | None = None,
    ask: UUID | None = None,
    share: Share,
    about: Sequence[About],
    now: datetime,
) -> None:
    """One line for each person, whichever way it was decided. It says that something was shared, never what it said.

    A line stands under a contact, or under the ask to a holder that it came of.
    """
    for one in about:
        SharingEntry(
            council_id=actor.council,
            contact_id=contact,
            request_id=request,
            ask_id=ask,
            from_agency_id=share.from_agency,
            to_agency_id=share.to_agency,
            to_whom=share.to_whom,
            about=one.name,
            person_id=one.person_id,
            what=share.what,
            lawful_basis=share.lawful_basis,
            necessity=share.necessity,
            told=share.told,
            told_why_not=share.told_why_not,
            decision=share.decision.value,
            refused_why=share.refused_why,
            by_id=actor.user or None,
            at=now,
        ).save(force_insert=True)
