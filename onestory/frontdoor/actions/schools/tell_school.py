"""Telling a child's school of an incident before its next morning (Operation Encompass)."""

from datetime import datetime
from uuid import UUID

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.declared.timescales import ENCOMPASS
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.queries.schools import school_called
from onestory.frontdoor.queries.settings import clocks_of
from onestory.frontdoor.rules.encompass import school_must_be_told
from onestory.frontdoor.rules.incidents import ToldIncident, without_places
from onestory.frontdoor.rules.told import Told, ToldChild
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor


def tell_school(
    *, actor: Actor, contact: UUID, child: ToldChild, incident: ToldIncident, told: Told, now: datetime
) -> SchoolNotice | None:
    """Leave a notice for the child's school, if it must be told. Where no school of the hub has that name, the notice
    waits for the hub to ring one."""
    if not school_must_be_told(child, kind=told.kind, on=london_date(incident.happened_at)):
        return None
    school = school_called(child.school, viewer=actor, now=now)
    calendar = clocks_of(viewer=actor, on=london_date(now)).calendar
    notice = SchoolNotice(
        council_id=actor.council,
        contact_id=contact,
        agency_id=school.id if school else None,
        school=school.name if school else child.school,
        child_name=f"{child.given_name} {child.family_name}".strip(),
        born_on=child.born_on,
        police_reference=incident.their_reference,
        happened_at=incident.happened_at,
        was_present=incident.were_present,
        circumstances=without_places(incident.circumstances, told, incident.place),
        childs_voice=without_places(incident.childs_voice, told, incident.place),
        sent_at=now,
        due_at=due_at(ENCOMPASS, started_at=incident.happened_at, calendar=calendar),
    )
    notice.save(force_insert=True)
    note(act="school.notify", subject=str(notice.pk), subject_kind="school-notice", actor=actor, now=now)
    return notice
