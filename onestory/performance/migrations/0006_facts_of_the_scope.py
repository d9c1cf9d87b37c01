"""Facts of the front door are counted for the councils in scope alone, which the functions now say themselves.

The owner, as whom they read, sees every council's contacts and requests since words and a colleague's own kin are looked
for behind the wall; until then the wall around the tables was what kept other councils' facts out.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
WITHDRAWN = import_module("onestory.performance.migrations.0005_withdrawn")
HERE = "{}.council_id = any (onestory_councils())"
LEFT_OUT = "where c.state <> 'withdrawn'"
BEFORE = {
    "contact": (WITHDRAWN.AT_ONCE.COLUMNS, WITHDRAWN.AFTER),
    "referral": FACTS.GIVEN["referral"],
    "request": FACTS.GIVEN["request"],
}
AFTER = {
    "contact": BEFORE["contact"][1].replace(LEFT_OUT, f"{LEFT_OUT} and {HERE.format('c')}", 1),
    "referral": f"{BEFORE['referral'][1].rstrip()} and {HERE.format('c')}\n",
    "request": f"{BEFORE['request'][1].rstrip()} where {HERE.format('q')}\n",
}


class Migration(migrations.Migration):
    """The same rows of the same councils."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("performance", "0005_withdrawn"),
        ("frontdoor", "0032_searched_words"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=FACTS.function_of(name, columns, AFTER[name]), reverse_sql=FACTS.function_of(name, columns, before)
        )
        for name, (columns, before) in BEFORE.items()
    ]
