"""The rounds: what each task does at a given moment, council by council."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, transaction

from onestory.access.actions.forget_sessions import forget_sessions
from onestory.access.rules.actors import the_system
from onestory.audit.actions.make_months import make_months as make_audit_months
from onestory.audit.actions.note import AuditUnavailable
from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.actions.seal_audit import seal_audit
from onestory.calendars.instants import london_date
from onestory.councils.queries import CouncilCard, councils
from onestory.feeds.actions.raise_quarantine import raise_quarantine
from onestory.feeds.actions.seal_rows import seal_rows
from onestory.feeds.queries.changes import what_came
from onestory.frontdoor.actions.asking.chase_overdue import chase_overdue
from onestory.frontdoor.actions.doors.clear_tables import clear_tables
from onestory.frontdoor.actions.doors.count_doors import count_doors
from onestory.frontdoor.actions.doors.forget_drafts import forget_drafts
from onestory.frontdoor.actions.doors.raise_waiting_notices import raise_waiting_notices
from onestory.frontdoor.actions.doors.seal_drafts import seal_drafts
from onestory.frontdoor.actions.doors.take_in_notices import take_in_notices
from onestory.frontdoor.actions.files.record_scan import record_scan
from onestory.frontdoor.actions.handing.settle_accepted import settle_accepted
from onestory.frontdoor.actions.held.raise_late_asks import raise_late_asks
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.frontdoor.actions.running.end_finished import end_finished
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.give_back_left import give_back_left
from onestory.frontdoor.declared.attachments import LOCKED, NO_SCANNER, NOT_REACHED
from onestory.frontdoor.declared.file_notices import NOTICES_AT_ONCE
from onestory.frontdoor.declared.outcomes import AT_ONCE
from onestory.frontdoor.queries.files.attachments import file_to_scan, files_to_scan
from onestory.frontdoor.queries.running.to_tell import things_to_tell
from onestory.grammar.refusals import Refusal
from onestory.jobs.minding import left_unfinished
from onestory.jobs.scanner import Scanner, ScannerUnavailable
from onestory.jobs.signings import post_sign_ins
from onestory.letters.actions.send_letter import send_letter
from onestory.letters.actions.write_letters import write_letters
from onestory.letters.declared.notifications import (
    BY_CODE,
    DOOR_DIFFERS,
    GLASS_BROKEN,
    GLASS_LATE,
    GLASS_UNREVIEWED,
    NOTICES_WAIT,
    ROWS_REFUSED,
)
from onestory.letters.queries.standing import letters_to_send
from onestory.letters.rules.sending import Sender
from onestory.oversight.actions.flag_looks import flag_looks
from onestory.people.actions.breaking_glass.tell_of_glass import tell_of_glass
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.indexing.make_months import make_months as make_story_months
from onestory.people.actions.shielding.lock_what_waits import lock_what_waits
from onestory.people.queries.glass import untold, who_may_review
from onestory.people.queries.runs import last_saw
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as
from onestory.walls.keyring import KeyUnavailable

log = logging.getLogger(__name__)
NOWHERE = the_system(council=0, council_code="")
MOST_LOOKS = 4
MOST_TIMES = 100


def seal(*, now: datetime, anchors: Path) -> int:
    """Seal what waits in the audit, and publish the heads where a database's administrator cannot reach them."""
    sealed = seal_audit(now=now)
    publish_heads(into=anchors, now=now)
    return sealed


def watch(*, now: datetime) -> int:
    """Escalate and chase for every council. Returns how much was raised or chased."""
    return sum(_watch_one(council, now) for council in _councils())


def make_months(*, now: datetime) -> int:
    """Partitions of the audit and of the chronology for the coming year. Returns how many were new."""
    first = london_date(now)
    return make_audit_months(first=first) + make_story_months(first=first)


def forget(*, now: datetime) -> int:
    """Forms nobody sent and sessions that are over, whichever council they were for; and what each council keeps no
    longer. How many in all.
    """
    with standing_as(NOWHERE) as actor:
        forgotten = forget_drafts(actor=actor, now=now) + forget_sessions(actor=actor, now=now)
    return forgotten + sum(_clear_one(council, now) for council in _councils())


def _clear_one(council: CouncilCard, now: datetime) -> int:
    cleared = 0
    with _for(council) as actor:
        cleared += clear_tables(actor=actor, now=now)
    return cleared


def index(*, now: datetime) -> int:
    """Make the index of each council anew whose records have changed since its last run. Returns how many were."""
    return sum(_index_one(council, now) for council in _councils())


def hide(*, now: datetime) -> int:
    """Take the places of shielded people out of what was told, for every council. How many rows were written."""
    return sum(_hide_one(council, now) for council in _councils())


def lock(*, now: datetime) -> int:
    """Lock the places that came while the keys were away, for every council; seal forms not sent and refused rows that
    stand in clear.

    How many people were settled, and forms and rows sealed.
    """
    locked = sum(_lock_one(council, now) + _seal_one(council, now) for council in _councils())
    with standing_as(NOWHERE) as actor:
        return locked + seal_drafts(actor=actor, now=now)


def tell(*, now: datetime) -> int:
    """Tell access reviewers of glasses just broken, and of reviews that are late. Returns how many were told of."""
    return sum(_tell_one(council, now) for council in _councils())


def count(*, now: datetime) -> int:
    """Reconcile every door of every council. Returns how many differ; the hub's managers are told of those."""
    return sum(_count_one(council, now) for council in _councils())


def write(*, now: datetime) -> int:
    """Write to whoever should know that something waits for them, for every council. Returns how many letters."""
    return sum(_write_one(council, now) for council in _councils())


def post(*, now: datetime, sender: Sender, hub: str) -> int:
    """Hand over the letters whose time has come, each in a transaction of its own. Returns how many were taken.

    Codes go first: somebody sits before a page and waits for one.
    """
    return post_sign_ins(now=now, sender=sender) + sum(_post_one(council, sender, hub, now) for council in _councils())


def _write_one(council: CouncilCard, now: datetime) -> int:
    written = 0
    with _for(council) as actor:
        for one in things_to_tell(viewer=actor, now=now):
            written += write_letters(
                actor=actor,
                notification=BY_CODE[one.code],
                key=one.key,
                agency=one.agency,
                team=one.team,
                user=one.user,
                now=now,
            )
    return written


def _post_one(council: CouncilCard, sender: Sender, hub: str, now: datetime) -> int:
    waiting: list[UUID] = []
    with _for(council) as actor:
        waiting = letters_to_send(viewer=actor, now=now)
    taken = 0
    for each in waiting:
        with _for(council) as actor:
            taken += send_letter(actor=actor, letter=each, sender=sender, hub=hub, now=now)
    return taken


def scan(*, now: datetime, scanner: Scanner | None) -> int:
    """Have every file that is held looked at, for every council. Returns how many got a verdict."""
    return sum(_scan_one(council, scanner, now) for council in _councils())


def _scan_one(council: CouncilCard, scanner: Scanner | None, now: datetime) -> int:
    """Each file in a transaction of its own: one that cannot be looked at holds up no other."""
    waiting: list[UUID] = []
    with _for(council) as actor:
        waiting = files_to_scan(viewer=actor)
    done = 0
    for each in waiting:
        with _for(council) as actor:
            found, held_because = _looked_at(each, scanner, actor)
            record_scan(actor=actor, attachment=each, found=found, held_because=held_because, now=now)
            done += not held_because
    return done


def _looked_at(attachment: UUID, scanner: Scanner | None, actor: Actor) -> tuple[str, str]:
    """What was found; and why the file stays held, where nobody could look."""
    if scanner is None:
        return "", NO_SCANNER
    try:
        return scanner.scan(file_to_scan(attachment, viewer=actor).content), ""
    except KeyUnavailable:
        return "", LOCKED
    except ScannerUnavailable:
        log.exception("The virus scanner did not look at a file; it is asked again at the next round.")
        return "", NOT_REACHED


def raise_refused(*, now: datetime) -> int:
    """Raise files whose refused rows nobody has worked for a working day; those who can mend them are told."""
    return sum(_raise_one(council, now) for council in _councils())


def _seal_one(council: CouncilCard, now: datetime) -> int:
    sealed = 0
    with _for(council) as actor:
        sealed += seal_rows(actor=actor, now=now)
    return sealed


def _raise_one(council: CouncilCard, now: datetime) -> int:
    raised = 0
    with _for(council) as actor:
        raised = raise_quarantine(actor=actor, now=now)
        if raised:
            write_letters(actor=actor, notification=ROWS_REFUSED, key=f"{now.isoformat()}", now=now)
    return raised


def _count_one(council: CouncilCard, now: datetime) -> int:
    differ = 0
    with _for(council) as actor:
        differ = count_doors(actor=actor, now=now)
        if differ:
            write_letters(actor=actor, notification=DOOR_DIFFERS, key=f"{now.isoformat()}", now=now)
    return differ


def _tell_one(council: CouncilCard, now: datetime) -> int:
    done = 0
    with _for(council) as actor:
        new, late = untold(viewer=actor, today=london_date(now))
        if new or late:
            _tell_reviewers(actor, new, late, now)
            done += tell_of_glass(actor=actor, told=new, late=late, now=now)
    return done


def _tell_reviewers(actor: Actor, new: Sequence[int], late: Sequence[int], now: datetime) -> None:
    """One letter of those just broken, one of those that nobody has reviewed in time, to whoever may review any of
    them; and one to the administrator where nobody may, or nobody has.
    """
    may = who_may_review([*new, *late], viewer=actor, today=london_date(now))
    key = now.isoformat()
    for notification, numbers in ((GLASS_BROKEN, new), (GLASS_LATE, late)):
        for user in sorted({user for number in numbers for user in may[number]}):
            write_letters(actor=actor, notification=notification, key=key, user=user, now=now)
    if late or not all(may[number] for number in new):
        write_letters(actor=actor, notification=GLASS_UNREVIEWED, key=key, now=now)


def _lock_one(council: CouncilCard, now: datetime) -> int:
    done = 0
    with _for(council) as actor:
        done += lock_what_waits(actor=actor, now=now)
    return done


def _hide_one(council: CouncilCard, now: datetime) -> int:
    """A few looks, each kept by itself: a day that brought thousands of contacts is worked off in minutes."""
    done = 0
    for _ in range(MOST_LOOKS):
        with _for(council) as actor:
            done += hide_what_was_told(actor=actor, now=now)
    return done


def _index_one(council: CouncilCard, now: datetime) -> int:
    with _for(council) as actor:
        came = what_came(viewer=actor)
        if came and came != last_saw(viewer=actor):
            index_council(actor=actor.acting_for("data-quality"), council=council.id, now=now)
            return 1
    return 0


def flag(*, now: datetime) -> int:
    """Put to the reviewers the looks of today and yesterday that say more than was said. How many were raised."""
    today = london_date(now)
    return sum(_flag_one(council, on, now) for council in _councils() for on in (today - timedelta(days=1), today))


def _flag_one(council: CouncilCard, on: date, now: datetime) -> int:
    raised = 0
    with _for(council) as actor:
        raised += flag_looks(actor=actor.acting_for("oversight"), on=on, now=now)
    return raised


def _councils() -> list[CouncilCard]:
    with standing_as(NOWHERE) as actor:
        return councils(viewer=actor)


def _watch_one(council: CouncilCard, now: datetime) -> int:
    done = _little_by_little(council, take_in_notices, now, at_once=NOTICES_AT_ONCE)
    done += _little_by_little(council, give_back_left, now)
    done += _little_by_little(council, escalate_overdue, now)
    done += _raise_notices(council, now)
    with _for(council) as actor:
        done += raise_late_asks(actor=actor, now=now)
    with _for(council) as actor:
        done += settle_accepted(actor=actor, now=now)
    with _for(council) as actor:
        end_finished(actor=actor, now=now)
    return done + _little_by_little(council, chase_overdue, now)


def _raise_notices(council: CouncilCard, now: datetime) -> int:
    raised = 0
    with _for(council) as actor:
        raised = raise_waiting_notices(actor=actor, now=now)
        if raised:
            write_letters(actor=actor, notification=NOTICES_WAIT, key=now.isoformat(), now=now)
    return raised


def _little_by_little(council: CouncilCard, act: Callable[..., int], now: datetime, *, at_once: int = 0) -> int:
    """An act on so many at once, each time in a transaction of its own: a long list keeps nobody else waiting."""
    done = 0
    for _ in range(MOST_TIMES):
        acted_on = 0
        with _for(council) as actor:
            acted_on = act(actor=actor, now=now)
        done += acted_on
        if acted_on < (at_once or AT_ONCE):
            break
    return done


@contextmanager
def _for(council: CouncilCard) -> Iterator[Actor]:
    """A transaction as the system for one council. What fails there is logged, without a name, and goes no further."""
    actor = the_system(council=council.id, council_code=council.code, purpose="front-door")
    try:
        with transaction.atomic(), standing_as(actor):
            yield actor
    except (Refusal, DatabaseError, AuditUnavailable, OSError) as fault:
        log.exception("A round for %s did not finish; it is tried again at the next.", council.code)
        left_unfinished(council.name, fault)
