"""Locking a version of a story for a court or a conference: what it says now, kept with its digest for good."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london, london_date
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import let_in
from onestory.people.policies import Whose
from onestory.people.queries import Narrowing, chronology_of
from onestory.people.queries.withheld import near_to, withheld
from onestory.people.rules.page import StoryEntry
from onestory.story.models import Version
from onestory.story.queries.marks import marks_of
from onestory.story.rules.marks import LineKey, Marked, is_significant
from onestory.story.rules.told import CourtLine, CourtStory, as_text, digest_of
from onestory.walls.actor import Actor
from onestory.walls.context import stand

MOST = 20_000
NO_WHY = "Say what this version is for: the court, the hearing or the conference."
TOO_LONG = "This story has more than 20,000 lines. Narrow it to a period."
LEFT_OUT = "Lines held under seal by their agency, and lines that would tell where a shielded person is"


@transaction.atomic
def lock_story(
    *, actor: Actor, person: UUID, why: str, now: datetime, significant_only: bool = False, reason: str = ""
) -> int:
    """Keep the story as it stands. Gives the number of the version.

    What is sealed or would betray a shielded place is left out, whoever locks it: a version is made to leave the hub.
    """
    require(actor, "story.lock")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="story")
    if not why.strip():
        raise BadInput(NO_WHY)
    row = opened.whose.row
    number = _next_number(actor, row.pk)
    told = CourtStory(
        person=str(row.pk),
        name=str(row),
        born=_day(row.date_of_birth) if row.date_of_birth else "",
        why=why.strip(),
        number=number,
        locked_at=_instant(now),
        locked_by=actor.name or actor.username,
        narrowed="Significant lines only." if significant_only else "Every line.",
        left_out=LEFT_OUT,
        lines=_lines(opened.whose, actor, now, significant_only=significant_only),
    )
    text = as_text(told)
    Version.objects.create(
        council_id=row.council_id,
        person_id=row.pk,
        number=number,
        why=told.why,
        told=text,
        entries=len(told.lines),
        sha256=digest_of(text),
        looked_through=opened.whose.behind_shield,
        locked_at=now,
        locked_by=told.locked_by,
        locked_by_user=actor.user,
    )
    detail = {"version": number, "lines": len(told.lines), "sha256": digest_of(text)}
    note(act="story.lock", actor=actor, now=now, person=row.pk, subject_kind="person", detail=detail)
    return number


def _lines(whose: Whose, actor: Actor, now: datetime, *, significant_only: bool) -> tuple[CourtLine, ...]:
    """Every line that may leave the hub, oldest first, with what people made of it."""
    near = near_to(whose.identifiers, viewer=actor)
    marks = withheld(marks_of(whose.identifiers, viewer=actor), viewer=actor, people=near)
    story = chronology_of(whose.row.pk, viewer=actor, now=now, narrowed=Narrowing(releasable=True), most=MOST)
    if story.has_more:
        raise BadInput(TOO_LONG)
    entries = [each for each in story.entries if not significant_only or is_significant(each, marks.get(each.key))]
    return tuple(_line(each, marks) for each in reversed(entries))


def _next_number(actor: Actor, person: UUID) -> int:
    """Counted with the versions that a shield keeps from this actor, who learns no more of them than how many."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(730912, hashtext(%s))", [str(person)])
    stand(replace(actor, grants=actor.grants | {"shielded"}))
    latest = Version.objects.filter(person_id=person).aggregate(latest=Max("number"))["latest"]
    stand(actor)
    return (latest or 0) + 1


def _line(entry: StoryEntry, marks: dict[LineKey, Marked]) -> CourtLine:
    marked = marks.get(entry.key, Marked())
    return CourtLine(
        happened=_day(london_date(entry.happened_at)) if entry.to_the_day else _instant(entry.happened_at),
        to_the_day=entry.to_the_day,
        until=_day(entry.until) if entry.until else "",
        recorded=_day(london_date(entry.recorded_at)),
        title=entry.title,
        words=entry.text,
        standing=entry.standing,
        significance="significant" if is_significant(entry, marked) else "routine",
        significance_by=marked.by,
        analysis=tuple(f"{each.analysis} ({each.by}, {_day(london_date(each.at))})" for each in marked.analyses),
        agency=entry.source.agency,
        source=entry.source.title,
        as_of=_day(entry.source.as_of) if entry.source.as_of else "",
        noted_by=entry.noted_by,
    )


def _day(on: object) -> str:
    return f"{on:%-d %B %Y}"


def _instant(at: datetime) -> str:
    return f"{london(at):%-d %B %Y at %H:%M}"
