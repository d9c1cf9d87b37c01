"""Who is suspected of harm to whom follows from a notice: it is there for whoever may read that agency's events."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

OWN = "array['', 'hub', 'ssd', 'cin', 'ssda903', 'annex-a']"
INDEXER = "(select onestory_has('system'))"
BEFORE = "'family'"
AFTER = "case when kind in ('poses-risk-to', 'at-risk-from') then 'events' else 'family' end"


def _policy(kind: str) -> str:
    rule = f"feed = any ({OWN}) or feed || ':' || {kind} = any ((select access_shared())::text[]) or {INDEXER}"
    return (
        "drop policy if exists people_relationship_as_agreed on people_relationship;"
        " create policy people_relationship_as_agreed on people_relationship as restrictive for select"
        f" to {APP_ROLE} using ({rule})"
    )


class Migration(migrations.Migration):
    """Relationships stay what the agreements call family."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0017_what_had_come")]
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=_policy(AFTER), reverse_sql=_policy(BEFORE))]
