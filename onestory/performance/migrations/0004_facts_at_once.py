"""The facts of contacts, with the newest triage and the first feedback read once for all instead of once a contact."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

BEFORE = import_module("onestory.performance.migrations.0003_facts")
COLUMNS, CONTACTS = BEFORE.GIVEN["contact"]
ONCE_A_CONTACT = """
      left join lateral (
          select brag, clock_due_at from frontdoor_triage where contact_id = c.id order by number desc limit 1
      ) t on true
      left join lateral (select min(at) as at from frontdoor_feedback where contact_id = c.id) f on true
"""
AT_ONCE = """
      left join (
          select distinct on (contact_id) contact_id, brag, clock_due_at
            from frontdoor_triage order by contact_id, number desc
      ) t on t.contact_id = c.id
      left join (select contact_id, min(at) as at from frontdoor_feedback group by contact_id) f on f.contact_id = c.id
"""


class Migration(migrations.Migration):
    """The same rows: only how they are found differs."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("performance", "0003_facts")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=BEFORE.function_of("contact", COLUMNS, CONTACTS.replace(ONCE_A_CONTACT, AT_ONCE)),
            reverse_sql=BEFORE.function_of("contact", COLUMNS, CONTACTS),
        )
    ]
