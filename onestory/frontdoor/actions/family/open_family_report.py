"""Opening a report that was given to a family, to read it again or to print it: a line in the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.queries.family.family_report import GivenCard, report_given
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.queries.withheld import withheld_near
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class OpenedReport:
    """A report given, and about whom."""

    head: PersonHead
    card: GivenCard


@transaction.atomic
def open_family_report(
    *, actor: Actor, person: UUID, number: int, now: datetime, to_print: bool = False, reason: str = ""
) -> OpenedReport:
    """One report. A shield put up since keeps back what was made before it stood."""
    require(actor, "family-report.give")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="report for the family")
    head = opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because)
    card = withheld_near(head, report_given(head.identifiers, number, viewer=actor), viewer=actor)
    act = "family-report.print" if to_print else "family-report.read"
    note(act=act, actor=actor, now=now, person=head.person, subject_kind="person", detail={"report": number})
    return OpenedReport(head=head, card=card)
