"""Recording that a report was given to a family: its exact text, to whom, how and by whom."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.family.prepare_family_report import prepare_family_report
from onestory.frontdoor.declared.family_report import WAYS
from onestory.frontdoor.models import FamilyReportGiven
from onestory.frontdoor.rules.family_report import as_text, digest_of
from onestory.grammar.refusals import BadInput
from onestory.people.actions.working.note_event import note_event
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_ONE = "Say to whom the report is given."
NO_WAY = "Choose how the report is given."
NOT_READ = "Read the report, and say that nothing in it would put anybody at risk."


@transaction.atomic
def give_family_report(
    *,
    actor: Actor,
    person: UUID,
    given_to: str,
    given_how: str,
    was_read: bool,
    council: str,
    now: datetime,
    reason: str = "",
) -> int:
    """Keep the report as it stands now. Gives its number."""
    prepared = prepare_family_report(actor=actor, person=person, now=now, council=council, reason=reason)
    if not given_to.strip():
        raise BadInput(NO_ONE)
    if given_how not in dict(WAYS):
        raise BadInput(NO_WAY)
    if not was_read:
        raise BadInput(NOT_READ)
    head, text = prepared.head, as_text(prepared.report)
    number = _next_number(actor, head.person)
    FamilyReportGiven.objects.create(
        council_id=actor.council,
        person_id=head.person,
        number=number,
        told=text,
        sha256=digest_of(text),
        looked_through=head.near_shield,
        given_to=given_to.strip()[:200],
        given_how=given_how,
        given_at=now,
        given_by_id=actor.user or None,
    )
    words = f"Report {number} of what was shared and who looked was given to the family."
    note_event(actor=actor, person=head.person, kind="family-report.give", happened_at=now, text=words, now=now)
    detail = {"report": number, "how": given_how, "sha256": digest_of(text), "left_out": len(prepared.left_out)}
    note(act="family-report.give", actor=actor, now=now, person=head.person, subject_kind="person", detail=detail)
    return number


def _next_number(actor: Actor, person: UUID) -> int:
    """Counted with those that a shield keeps from this actor, who learns no more of them than how many."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(730913, hashtext(%s))", [str(person)])
    stand(replace(actor, grants=actor.grants | {"shielded"}))
    latest = FamilyReportGiven.objects.filter(person_id=person).aggregate(latest=Max("number"))["latest"]
    stand(actor)
    return (latest or 0) + 1
