"""Founding a made-up council's agreements: every partner shares what it sends with those who look after children."""

from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.declared.agreements import FEEDS_OF, AgreementState, shares_of
from onestory.access.declared.purposes import PURPOSES
from onestory.access.models import Agreement, AgreementParty
from onestory.audit.actions.note import note
from onestory.councils.models import Agency
from onestory.vocabulary.agencies import AgencyKind
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor

REVIEWED_AFTER = timedelta(days=365)
READERS = (AgencyKind.CHILDRENS_SOCIAL_CARE, AgencyKind.EARLY_HELP)
FIRST, SECOND = "the information lead", "the Caldicott guardian"


@transaction.atomic
def found_agreements(*, actor: Actor, now: datetime) -> int:
    """One in force for each accredited partner that sends a feed and has none. Real councils draft and sign."""
    found = Agency.objects.filter(accreditations__council_id=actor.council).distinct().order_by("id")
    by_kind: dict[str, Agency] = {}
    for agency in found:
        by_kind.setdefault(agency.kind, agency)
    agreed = set(Agreement.objects.filter(council_id=actor.council).values_list("giver_id", flat=True))
    givers = [agency for kind, agency in by_kind.items() if kind in FEEDS_OF and agency.pk not in agreed]
    readers = [agency for agency in found if agency.kind in READERS]
    for giver in givers:
        _found(actor, giver, readers, now)
    note(act="agreements.found", actor=actor, now=now, subject=str(len(givers)), subject_kind="agreement")
    return len(givers)


def _found(actor: Actor, giver: Agency, readers: list[Agency], now: datetime) -> None:
    agreement = Agreement.objects.create(
        council_id=actor.council,
        title=f"{giver.name}: what it tells the hub",
        giver=giver,
        shares=list(shares_of(giver.kind)),
        purposes=[purpose.code for purpose in PURPOSES],
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity="No one agency can see by itself that a child is at risk.",
        holder_name=f"The duty desk of {giver.name}",
        holder_phone=giver.phone or "01632 960 000",
        review_on=(now + REVIEWED_AFTER).date(),
        state=AgreementState.IN_FORCE.value,
        drafted_at=now,
        drafted_by=FIRST,
        asked_at=now,
        asked_by=FIRST,
        switched_on_at=now,
        switched_on_by=SECOND,
    )
    AgreementParty.objects.bulk_create(
        AgreementParty(
            council_id=actor.council,
            agreement=agreement,
            agency=each,
            signed_at=now,
            signed_by=f"the information lead of {each.name}",
        )
        for each in {one.pk: one for one in (giver, *readers)}.values()
    )
