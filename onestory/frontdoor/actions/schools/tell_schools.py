"""Telling children's schools of an incident before their next morning (Operation Encompass)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from onestory.audit.actions.note import note_each
from onestory.calendars.instants import london_date
from onestory.councils.queries import AgencyCard
from onestory.frontdoor.declared.timescales import ENCOMPASS
from onestory.frontdoor.models import SchoolNotice
from onestory.frontdoor.queries.schools.schools import schools_called
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.encompass import school_must_be_told
from onestory.frontdoor.rules.incidents import ToldIncident, without_places
from onestory.frontdoor.rules.told import Told, ToldChild
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor


def tell_schools(
    *, actor: Actor, of_whom: Sequence[tuple[UUID, ToldChild]], incident: ToldIncident, told: Told, now: datetime
) -> None:
    """Leave a notice for the school of each child who has a contact here, if it must be told. Where no school of the
    hub has that name, the notice waits for the hub to ring one."""
    on = london_date(incident.happened_at)
    owed = [(contact, child) for contact, child in of_whom if school_must_be_told(child, kind=told.kind, on=on)]
    if not owed:
        return
    schools = schools_called({child.school for _, child in owed}, viewer=actor, now=now)
    calendar = clocks_of(viewer=actor, on=london_date(now)).calendar
    same = {
        "council_id": actor.council,
        "police_reference": incident.their_reference,
        "happened_at": incident.happened_at,
        "was_present": incident.were_present,
        "circumstances": without_places(incident.circumstances, told, incident.place),
        "childs_voice": without_places(incident.childs_voice, told, incident.place),
        "sent_at": now,
        "due_at": due_at(ENCOMPASS, started_at=incident.happened_at, calendar=calendar),
    }
    notices = [SchoolNotice(contact_id=pk, **_of(child, schools[child.school]), **same) for pk, child in owed]
    SchoolNotice.objects.bulk_create(notices)
    subjects = [(str(notice.pk), None) for notice in notices]
    note_each(act="school.notify", subjects=subjects, subject_kind="school-notice", actor=actor, now=now)


def _of(child: ToldChild, school: AgencyCard | None) -> dict[str, Any]:
    return {
        "agency_id": school.id if school else None,
        "school": school.name if school else child.school,
        "child_name": f"{child.given_name} {child.family_name}".strip(),
        "born_on": child.born_on,
    }
