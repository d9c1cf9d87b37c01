"""Saying a recorded relationship anew: what was said before is kept, and whoever says it at the same time is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import let_in
from onestory.people.actions.working.note_event import note_event
from onestory.story.actions.put_in_place import put_in_place
from onestory.story.declared.ties import CORRECTED_KINDS
from onestory.story.queries.written_ties import latest_tie
from onestory.story.rules.tie_words import NOT_KNOWN_KIND, TieWords, check_tie, in_words
from onestory.vocabulary.people import RISK_KINDS
from onestory.walls.actor import Actor


@transaction.atomic
def correct_tie(*, actor: Actor, person: UUID, tie: int, given: TieWords, now: datetime, reason: str = "") -> int:
    """The two people and who of them is meant stay as they are. Gives the number of what stands now.

    Raises ChangedMeanwhile where somebody else has said it anew, or taken it back, since `tie` was read. What was
    taken back can be said anew too.
    """
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="network")
    check_tie(given, london_date(now))
    if given.kind not in CORRECTED_KINDS:
        raise BadInput(NOT_KNOWN_KIND)
    found = latest_tie(tie, opened.whose.identifiers, viewer=actor)
    made = put_in_place(
        actor=actor,
        found=found,
        read=tie,
        now=now,
        kind=given.kind,
        since=given.since,
        until=given.until,
        sureness=given.sureness,
        contested_by=given.contested_by.strip(),
        said_by=given.said_by.strip(),
        why=given.why.strip(),
        corrects=True,
    )
    row = opened.whose.row
    note_event(
        actor=actor,
        person=row.pk,
        kind="tie.correct",
        happened_at=now,
        text=in_words(str(found.person), found.person.sex, str(found.other), given),
        significant=given.kind in RISK_KINDS,
        now=now,
    )
    detail = {"tie": made.pk, "corrects": found.pk, "kind": given.kind, "is_contested": bool(made.contested_by)}
    note(act="story.tie-correct", actor=actor, now=now, person=row.pk, subject_kind="person", detail=detail)
    return made.pk
