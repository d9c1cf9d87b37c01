"""One notice of a police file: a contact for each child who has none, and what else it says to those who have one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.feeds.queries.records import SaidRow, said_before
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.doors.tell_of_alike import tell_of_alike
from onestory.frontdoor.actions.telling_more.keep_addition import keep_addition
from onestory.frontdoor.declared.file_notices import FEED, FORM, PART, SENT_BY, VERSION
from onestory.frontdoor.models import Incident, NoticedRow, Submission
from onestory.frontdoor.policies import one_at_a_time
from onestory.frontdoor.queries.doors.notices_by_file import KnownContact, known_as, known_of, known_under
from onestory.frontdoor.rules.before import before_council
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.file_changes import (
    ANOTHER_CHILD,
    BACK,
    NOT_SURE,
    differences,
    more_adults,
    says_more,
)
from onestory.frontdoor.rules.file_notices import FileNotice, NoticeRow, number_as_compared
from onestory.frontdoor.rules.same_child import identity_of, same_children
from onestory.frontdoor.rules.told import told_from
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

MOST_TIMES = 100
"""How often a child may be added to a notice by a later file."""


@dataclass(frozen=True, kw_only=True)
class Came:
    """A notice with its rows as they came; which of them are to be dealt with; and what was made of any before."""

    notice: FileNotice
    rows: Mapping[str, SaidRow]
    fresh: frozenset[str]
    before: Mapping[str, NoticedRow]
    organisation: str
    came_at: datetime
    is_whole: bool
    """Whether every row of it could be read: one that cannot may be a child's."""


@transaction.atomic
def take_in_notice(*, actor: Actor, came: Came, begins: datetime, now: datetime) -> dict[str, KnownContact]:
    """By the keys of its rows, whose contact each is now.

    A child has one contact under a number, whichever door told of them first. What is said otherwise than before, or
    more, is added to the contacts there were. Of incidents before the day the council set, nothing is made.
    """
    require(actor, "contact.submit", council=actor.council)
    if _is_left_alone(came, begins):
        return {}
    one_at_a_time(number_as_compared(came.notice.number))
    there = {one.id: one for one in known_under(came.notice.reference, viewer=actor)}
    wanted = [row for row in came.notice.children if _wants_a_contact(row, came, begins)]
    more: dict[UUID, list[str]] = defaultdict(list)
    whose = _told_by_another_door(wanted, came, there, more)
    left = [row for row in wanted if row.key not in whose]
    if left:
        whose |= _received(left, came, actor, now)
    elif not there and not came.notice.children and came.is_whole:
        whose |= _received_without_a_child(came, actor, now)
    for contact, said in (*_changes(came, there, actor), *_adults_since(came, there)):
        more[contact] += said
    if left:
        for contact in (one.id for one in there.values() if not one.children):
            more[contact].append(ANOTHER_CHILD)
    for one in known_of(more, viewer=actor):
        _add(one, more[one.id], came, actor, now)
    stand(actor)
    return whose


def _is_left_alone(came: Came, begins: datetime) -> bool:
    """Whether it is older than the day the council set, and no contact came of it."""
    has_none = not any(row.contact_id for row in came.before.values())
    return has_none and all(row.happened_at < begins for row in came.notice.rows if row.key in came.fresh)


def _wants_a_contact(row: NoticeRow, came: Came, begins: datetime) -> bool:
    before = came.before.get(row.key)
    has_one = before is not None and before.is_child and before.contact_id is not None
    return row.key in came.fresh and not has_one and row.happened_at >= begins


def _told_by_another_door(
    wanted: Sequence[NoticeRow], came: Came, there: Mapping[UUID, KnownContact], more: dict[UUID, list[str]]
) -> dict[str, KnownContact]:
    """Those who have a contact under this number: one that no other row is for, or of the very same child."""
    held = {row.contact_id for row in came.before.values() if row.is_child}
    known = [child for one in there.values() if one.id not in held for child in one.children]
    if not wanted:
        return {}
    told = told_from(came.notice.of(wanted).answers(organisation="", came_at=came.came_at)).children
    found: dict[str, KnownContact] = {}
    for place, same in same_children(told, known).items():
        found[wanted[place].key] = there[same.known.contact]
        if not same.is_sure:
            more[same.known.contact].append(NOT_SURE.format(whom=wanted[place].name))
    every = {who: one for one in there.values() for child in one.children if (who := identity_of(child)) is not None}
    alike = ((row.key, identity_of(child)) for row, child in zip(wanted, told, strict=True))
    return {key: every[who] for key, who in alike if who in every} | found


def _received(left: Sequence[NoticeRow], came: Came, actor: Actor, now: datetime) -> dict[str, KnownContact]:
    """Each has a contact of their own; a child who stands there under two of the force's own numbers has one."""
    every = told_from(came.notice.of(left).answers(organisation="", came_at=came.came_at)).children
    first: dict[object, NoticeRow] = {}
    whose = {
        row.key: first.setdefault(identity_of(child) or row.key, row) for row, child in zip(left, every, strict=True)
    }
    notice = came.notice.of([*first.values()])
    answers = notice.answers(organisation=came.organisation, came_at=came.came_at)
    taken = receive_incident(
        actor=actor,
        told=told_from(answers),
        incident=notice.incident(came_at=came.came_at),
        answers=answers,
        how=_how(came, actor),
        now=now,
    )
    made = {one.reference: one for one in known_as([one.reference for one in taken.receipts], viewer=actor)}
    for one in made.values():
        tell_of_alike(actor=actor, made=one, children=one.children, by_file=False, now=now)
    receipts = {row.key: made[one.reference] for row, one in zip(notice.children, taken.receipts, strict=True)}
    return {key: receipts[row.key] for key, row in whose.items()}


def _received_without_a_child(came: Came, actor: Actor, now: datetime) -> dict[str, KnownContact]:
    """A notice that names adults alone is a contact too, which asks who the children are."""
    answers = came.notice.answers(organisation=came.organisation, came_at=came.came_at)
    how = _how(came, actor)
    taken = receive_contact(actor=actor, told=told_from(answers), answers=answers, now=now, **vars(how))
    (made,) = known_as([taken.reference], viewer=actor)
    return {row.key: made for row in came.notice.rows}


def _how(came: Came, actor: Actor) -> How:
    """Under the number; what is made under it later, under the number and a count."""
    sent_by = f"{SENT_BY}-{actor.council}"
    first = f"police-notice:{number_as_compared(came.notice.number)}"
    keys = {first, *(f"{first}+{place}" for place in range(2, MOST_TIMES))}
    used = {
        *Incident.objects.filter(sent_by=sent_by, key__in=keys).values_list("key", flat=True),
        *Submission.objects.filter(sent_by=sent_by, key__in=keys).values_list("key", flat=True),
    }
    return How(
        form=FORM,
        form_version=VERSION,
        channel=Channel.FEED.value,
        key=f"{first}+{len(used) + 1}" if used else first,
        sent_by=sent_by,
        received_at=came.came_at,
    )


def _changes(came: Came, there: Mapping[UUID, KnownContact], actor: Actor) -> Iterator[tuple[UUID, list[str]]]:
    """What rows say otherwise than when they were dealt with, for whose contact it is; of an adult, for every one."""
    again = [row for row in came.notice.rows if row.key in came.fresh and row.key in came.before]
    contents = {row.key: held for row in again if (held := came.before[row.key].content)}
    said_then = said_before(FEED, PART, contents, viewer=actor) if contents else {}
    for row in again:
        before = came.before[row.key]
        then = said_then.get(row.key)
        older = NoticeRow(key=row.key, said=then.said) if then and then.said is not None else None
        its_own = before.contact_id if before.is_child else None
        for contact in [its_own] if its_own else list(there):
            back = [BACK.format(whom=row.name)] if before.gone_at else []
            is_changed = before.content not in (None, came.rows[row.key].content)
            yield contact, back + (differences(older, row, with_places=contact == its_own) if is_changed else [])


def _adults_since(came: Came, there: Mapping[UUID, KnownContact]) -> Iterator[tuple[UUID, list[str]]]:
    """Adults whom a contact that was there before does not name."""
    dealt_with = {key for key, row in came.before.items() if row.content}
    fresh = [row for row in came.notice.adults if row.key in came.fresh - dealt_with]
    for contact, one in there.items():
        yield contact, more_adults(fresh, one.adults)


def _add(one: KnownContact, words: Sequence[str], came: Came, actor: Actor, now: datetime) -> None:
    if not words:
        return
    newest = max((came.rows[key] for key in came.fresh if key in came.rows), key=lambda row: row.came_at)
    before = before_council(actor, council=one.council, code=one.council_code)
    stand(before)
    told = says_more(words, file_name=newest.file_name, came_at=london_date(newest.came_at))
    keep_addition(actor=before, contact=one.id, reference=one.reference, words=told, channel=Channel.FEED, now=now)
    stand(actor)
