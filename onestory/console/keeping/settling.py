"""Making a hub that was put back safe to open: nothing old is sent again, and its audit is whole and says so."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.admit_restore import admit_restore
from onestory.audit.actions.note import note
from onestory.audit.actions.seal_audit import seal_audit
from onestory.audit.queries import faults, read_anchors
from onestory.audit.rules.anchors import Restore
from onestory.console.which import every_council
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.people.actions.shielding.check_keys import check_keys
from onestory.people.actions.shielding.put_up_again import put_up_again
from onestory.people.index.journal import written_down
from onestory.people.rules.journal import lost_since
from onestory.walls.context import stand, standing_as

HELD_UNTIL = "2999-01-01 00:00:00+00"
"""A job that waits for this day waits for a person."""
CLOCKWORK = "clockwork"
KEY_AWAY = (
    "Places kept behind a shield are locked with the key {key}, which is not here: bring it before anybody comes in."
)
UNKNOWN = (
    "A shield went up after that moment over somebody whom the index does not know yet ({person}): "
    "take in that day's files before anybody comes in, and run `onestory restore --settle` again."
)


@dataclass(frozen=True)
class Settled:
    """What was done before anybody may come in. `held` counts jobs by task, `shielded` people who are shielded again;
    `faults` are sentences and should be none.
    """

    held: dict[str, int]
    set_aside: list[Restore]
    shielded: int
    faults: list[str]


def main(arguments: list[str]) -> None:
    """Print what was done, as JSON: `settle MOMENT REASON`, the moment blank for the last one kept; or `release`."""
    if arguments == ["release"]:
        print(json.dumps({"released": let_go()}))
        return
    _verb, moment, reason = arguments
    at = datetime.fromisoformat(moment) if moment else None
    done = settle(at=at, reason=reason, now=datetime.now(UTC))
    said = {
        "moment": _word(at),
        "held": done.held,
        "set_aside": [line.sentence() for line in done.set_aside],
        "shielded": done.shielded,
        "faults": done.faults,
    }
    print(json.dumps(said))


def settle(*, at: datetime | None, reason: str, now: datetime) -> Settled:
    """Hold what waited to be sent, put forgotten shields up again, admit the restore, and walk every chain."""
    by, anchors = getpass.getuser(), settings.AUDIT_ANCHORS
    with transaction.atomic():
        held = hold()
        everybody = the_system(council=0, council_code="")
        stand(everybody)
        set_aside = admit_restore(actor=everybody, into=anchors, moment=_word(at), by=by, reason=reason, now=now)
    shielded, wrong = 0, []
    for card in every_council():
        system = the_system(council=card.id, council_code=card.code)
        with standing_as(system):
            note(act="hub.restore", actor=system, now=now, subject=_word(at), detail={"by": by, "reason": reason})
            wrong += [KEY_AWAY.format(key=key) for key in check_keys(actor=system, now=now)]
            lost = lost_since(written_down(settings.SHIELD_JOURNAL), at, council=card.id) if at else {}
            again = put_up_again(actor=system, lost=lost, now=now)
            hide_what_was_told(actor=system, now=now)
        shielded += again.people
        wrong += [UNKNOWN.format(person=person) for person in again.missing]
    with standing_as(everybody):
        seal_audit(now=now)
        wrong += [fault.sentence() for fault in faults(read_anchors(anchors), viewer=everybody)]
    return Settled(held=held, set_aside=set_aside, shielded=shielded, faults=wrong)


def _word(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else "the last moment kept"


def hold() -> dict[str, int]:
    """Keep every waiting job that the clock did not start from running until somebody has looked; how many, by task."""
    return _counted(
        "update procrastinate_jobs set scheduled_at = %s, status = 'todo' "
        "where status in ('todo', 'doing') and queue_name <> %s returning task_name",
        [HELD_UNTIL, CLOCKWORK],
    )


def let_go() -> dict[str, int]:
    """Let what was held run; how many, by task."""
    return _counted(
        "update procrastinate_jobs set scheduled_at = null where scheduled_at = %s and status = 'todo' "
        "returning task_name",
        [HELD_UNTIL],
    )


def _counted(query: str, parameters: list[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return _by_task(row[0] for row in cursor.fetchall())


def _by_task(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        task = name.rsplit(".", 1)[-1]
        found[task] = found.get(task, 0) + 1
    return dict(sorted(found.items()))
