"""Recording how two people stand to one another: on whose word, how sure, contested by whom; who is a risk to whom."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput
from onestory.people.actions.let_in import let_in
from onestory.people.actions.note_event import note_event
from onestory.people.policies import whose
from onestory.people.rules.relations import is_what_to
from onestory.story.declared.ties import RECORDED_KINDS
from onestory.story.models import RecordedTie
from onestory.vocabulary.people import RISK_KINDS, SURENESS, RiskKind
from onestory.walls.actor import Actor

NOT_KNOWN_KIND = "Choose what they are to this person."
NOT_HOW_SURE = "Choose how sure you are."
NOT_WHENCE = "Say who told you this."
NOT_WHY = "Say why you record it: what was seen or said."
NOT_YET = "A relationship cannot begin in the future."
ENDS_FIRST = "It cannot end before it began."
THE_SAME = "Choose somebody else: nobody stands in a relationship to themselves."


@dataclass(frozen=True, kw_only=True)
class GivenTie:
    """What a worker says: `other` is the `kind` of the person whose record is open."""

    other: UUID
    kind: str
    sureness: str
    said_by: str
    why: str
    since: date | None = None
    until: date | None = None
    contested_by: str = ""


@transaction.atomic
def record_tie(*, actor: Actor, person: UUID, given: GivenTie, now: datetime, reason: str = "") -> int:
    """Keep it, and write it into the person's chronology. Gives its number. It is never changed, only taken back."""
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="network")
    _check(given, london_date(now))
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
    said = f"{one} is recorded as {is_what_to(kind, one.sex, str(other))}."
    if kind in RISK_KINDS:
        said = f"{one} {is_what_to(kind, one.sex, str(other))}, as was recorded."
    note_event(
        actor=actor,
        person=mine.pk,
        kind="tie.record",
        happened_at=now,
        text=f"{said} Told by {tie.said_by}. {tie.why}",
        significant=kind in RISK_KINDS,
        now=now,
    )
    detail = {"tie": tie.pk, "other": theirs.pk, "kind": kind, "is_contested": bool(tie.contested_by)}
    note(act="story.tie", actor=actor, now=now, person=mine.pk, subject_kind="person", detail=detail)
    return tie.pk


def _check(given: GivenTie, today: date) -> None:
    if given.kind not in RECORDED_KINDS:
        raise BadInput(NOT_KNOWN_KIND)
    if given.sureness not in SURENESS:
        raise BadInput(NOT_HOW_SURE)
    if not given.said_by.strip():
        raise BadInput(NOT_WHENCE)
    if not given.why.strip():
        raise BadInput(NOT_WHY)
    if given.since and given.since > today:
        raise BadInput(NOT_YET)
    if given.since and given.until and given.until <= given.since:
        raise BadInput(ENDS_FIRST)
