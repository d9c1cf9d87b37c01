"""Making a hub that was put back safe to open: nothing old is sent again, and its audit is whole and says so."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.admit_restore import admit_restore
from onestory.audit.actions.note import note
from onestory.audit.actions.seal_audit import seal_audit
from onestory.audit.queries import faults, read_anchors
from onestory.audit.rules.anchors import Fault, Restore
from onestory.console.which import every_council
from onestory.walls.context import stand, standing_as

HELD_UNTIL = "2999-01-01 00:00:00+00"
"""A job that waits for this day waits for a person."""
CLOCKWORK = "clockwork"


@dataclass(frozen=True)
class Settled:
    """What was done before anybody may come in. `held` counts jobs by task; `faults` should be empty."""

    held: dict[str, int]
    set_aside: list[Restore]
    faults: list[Fault]


def main(arguments: list[str]) -> None:
    """Print what was done, as JSON: `settle MOMENT REASON`, or `release`."""
    if arguments == ["release"]:
        print(json.dumps({"released": let_go()}))
        return
    _verb, moment, reason = arguments
    done = settle(anchors=settings.AUDIT_ANCHORS, moment=moment, reason=reason, now=datetime.now(UTC))
    said = {
        "moment": moment,
        "held": done.held,
        "set_aside": [line.sentence() for line in done.set_aside],
        "faults": [fault.sentence() for fault in done.faults],
    }
    print(json.dumps(said))


def settle(*, anchors: Path, moment: str, reason: str, now: datetime) -> Settled:
    """Hold what waited to be sent, admit the restore outside the database and inside it, walk every chain."""
    by = getpass.getuser()
    with transaction.atomic():
        held = hold()
        stand(the_system(council=0, council_code=""))
        set_aside = admit_restore(into=anchors, moment=moment, by=by, reason=reason, now=now)
    for card in every_council():
        system = the_system(council=card.id, council_code=card.code)
        with standing_as(system):
            note(act="hub.restore", actor=system, now=now, subject=moment, detail={"by": by, "reason": reason})
    everybody = the_system(council=0, council_code="")
    with standing_as(everybody):
        seal_audit(now=now)
        found = faults(read_anchors(anchors), viewer=everybody)
    return Settled(held=held, set_aside=set_aside, faults=found)


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
