"""The terms on which councils share a hub's cost, read by each of those that agreed to be compared.

A council's yes to being compared is now kept as its page keeps it, `{"agreed": "yes"}`; nothing else counts as yes.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
SCOPE = FACTS.SHARED[FACTS.SHARED.index("create function performance_scope()") :]
BEFORE = SCOPE.replace("create function", "create or replace function", 1)
AFTER = BEFORE.replace("s.value = 'true'::jsonb", "s.value ->> 'agreed' = 'yes'", 1)
COLUMNS = "council bigint, terms jsonb, since date, until date"
TERMS = """
    select s.council_id, s.value, lower(s.during), upper(s.during) from councils_setting s
     where s.name = 'cost-shares' and s.council_id = any (onestory_councils())
"""


class Migration(migrations.Migration):
    """A function beside those of the facts: it lets out one setting of the councils in scope, and nothing else."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("performance", "0006_facts_of_the_scope")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=AFTER, reverse_sql=BEFORE),
        migrations.RunSQL(
            sql=FACTS.function_of("cost_terms", COLUMNS, TERMS),
            reverse_sql="drop function performance_cost_terms_facts();",
        ),
    ]
