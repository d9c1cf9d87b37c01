"""Recording how two people stand to one another: on whose word, how sure, contested by whom; who is a risk to whom."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import let_in
from onestory.people.actions.working.note_event import note_event
from onestory.people.policies import whose
from onestory.story.models import RecordedTie
from onestory.story.rules.tie_words import TieWords, check_tie, in_words
from onestory.vocabulary.people import RISK_KINDS, RiskKind
from onestory.walls.actor import Actor

THE_SAME = "Choose somebody else: nobody stands in a relationship to themselves."


@dataclass(frozen=True, kw_only=True)
class GivenTie(TieWords):
    """The same of `other`, who is the `kind` of the person whose record is open."""

    other: UUID


@transaction.atomic
def record_tie(*, actor: Actor, person: UUID, given: GivenTie, now: datetime, reason: str = "") -> int:
    """Keep it, and write it into the person's chronology. Gives its number.

    It is never changed, only said anew or taken back.
    """
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="network")
    check_tie(given, london_date(now))
    mine, theirs = opened.whose.row, whose(actor, given.other).row
    if mine.pk == theirs.pk:
        raise BadInput(THE_SAME)
    turned = given.kind == RiskKind.AT_RISK
    one, other = (mine, theirs) if turned else (theirs, mine)
    kind = RiskKind.POSES_RISK.value if turned else given.kind
    tie = RecordedTie.objects.create(
        council_id=mine.council_id,
        person=one,
        other=other,
        kind=kind,
        since=given.since,
        until=given.until,
        sureness=given.sureness,
        contested_by=given.contested_by.strip(),
        said_by=given.said_by.strip(),
        why=given.why.strip(),
        recorded_at=now,
        recorded_by=actor.name or actor.username,
        recorded_by_user=actor.user,
    )
    note_event(
        actor=actor,
        person=mine.pk,
        kind="tie.record",
        happened_at=now,
        text=in_words(str(one), one.sex, str(other), replace(given, kind=kind)),
        significant=kind in RISK_KINDS,
        now=now,
    )
    detail = {"tie": tie.pk, "other": theirs.pk, "kind": kind, "is_contested": bool(tie.contested_by)}
    note(act="story.tie", actor=actor, now=now, person=mine.pk, subject_kind="person", detail=detail)
    return tie.pk
