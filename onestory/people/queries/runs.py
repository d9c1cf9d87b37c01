"""When a council's index was last brought in line, and whether every change of identity stands in the ledger."""

from datetime import datetime

from onestory.people.index.copying import rows
from onestory.people.models import Run
from onestory.walls.actor import Actor

UNLOGGED = """
    select count(*) from people_link was
      join people_link l on l.council_id = was.council_id and l.record = was.record
       and l.opened_by_id = was.closed_by_id
     where was.council_id = %s and was.person_id <> l.person_id and not exists (
        select 1 from people_change c where c.council_id = was.council_id
           and (c.within_id = was.closed_by_id or c.id = was.closed_by_id) and (c.kind in ('undo', 'add')
            or (c.from_person_id = was.person_id and c.into_person_id = l.person_id)))
"""


def changes_without_a_line(*, viewer: Actor) -> int:
    """How many records went to another person without a merge, a split or an undoing in the ledger: none, ever."""
    return int(str(rows(UNLOGGED, [viewer.council])[0][0]))


def last_saw(*, viewer: Actor) -> str:
    """The word for what had come to the viewer's council when its index was last made; empty where it never was."""
    runs = Run.objects.filter(council_id=viewer.council).exclude(came="").order_by("-id")
    return runs.values_list("came", flat=True).first() or ""


def last_run_at(*, viewer: Actor) -> datetime | None:
    """The moment of the last whole run for the viewer's council; None where there has been none."""
    return Run.objects.filter(council_id=viewer.council).order_by("-at").values_list("at", flat=True).first()
