"""Writing up what partners now say: after an import, or after one was undone."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.people.index.source import FeedRows
from onestory.people.index.taking_in import Progress, Rows, silent
from onestory.people.index.writing import alone, as_indexer, write
from onestory.people.models import Run
from onestory.people.rules.outcomes import WrittenUp
from onestory.walls.actor import Actor


@transaction.atomic
def write_up(
    *, actor: Actor, council: int, now: datetime, progress: Progress = silent, source: Rows | None = None
) -> WrittenUp:
    """Bring the index in line with the records that stand now, touching only the people they speak of.

    Records that no run has linked yet wait for the next run. Run twice, the second changes nothing. `source` is where
    rows come from, the feeds' own tables unless a test says otherwise. The actor must be the system.
    """
    with as_indexer(actor) as indexer:
        alone(council)
        written = write(council, source or FeedRows(indexer), now=now, tell=progress)
        Run.objects.create(council_id=council, at=now, by=actor.username, counts=vars(written))
    note(
        act="index.write",
        actor=actor,
        now=now,
        subject_kind="council",
        subject=actor.council_code,
        detail=vars(written),
    )
    return written
