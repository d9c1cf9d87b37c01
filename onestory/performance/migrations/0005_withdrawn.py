"""Contacts that were withdrawn, having been entered in error, count in no figure."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
AT_ONCE = import_module("onestory.performance.migrations.0004_facts_at_once")
BEFORE = AT_ONCE.CONTACTS.replace(AT_ONCE.ONCE_A_CONTACT, AT_ONCE.AT_ONCE)
AFTER = BEFORE.replace(
    "    union all\n    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),",
    """     where c.state <> 'withdrawn'
    union all
    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),""",
    1,
)


class Migration(migrations.Migration):
    """The same rows otherwise."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("performance", "0004_facts_at_once"),
        ("frontdoor", "0027_outage_tables"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=FACTS.function_of("contact", AT_ONCE.COLUMNS, AFTER),
            reverse_sql=FACTS.function_of("contact", AT_ONCE.COLUMNS, BEFORE),
        )
    ]
