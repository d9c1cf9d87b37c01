"""Preparing what a family may read of the sharing about them and of who looked: nothing is kept yet but the look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.frontdoor.queries.family.family_report import GivenCard, looked_at, reports_given, shared_about
from onestory.frontdoor.rules.family_report import FamilyReport, Withheld, report_of
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.queries.withheld import withheld_near
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor

REACHES_BACK = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """The report as it would be given now, what it leaves out, and those given before."""

    head: PersonHead
    report: FamilyReport
    left_out: tuple[Withheld, ...]
    given: list[GivenCard]


@transaction.atomic
def prepare_family_report(*, actor: Actor, person: UUID, now: datetime, council: str, reason: str = "") -> Prepared:
    """A year back from now. `council` is its name as the family knows it."""
    require(actor, "family-report.give")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="report for the family")
    head = opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because)
    since = london_date(now - REACHES_BACK)
    report, left_out = report_of(
        shared_about(head.identifiers, viewer=actor),
        looked_at(head.identifiers, viewer=actor, since=since, until=now),
        told_as=head.name,
        council=council,
        since=since,
        today=london_date(now),
        near_shield=head.near_shield,
    )
    report = withheld_near(head, report, viewer=actor)
    return Prepared(head=head, report=report, left_out=left_out, given=reports_given(head.identifiers, viewer=actor))
