"""Requests that the hub withdrew before they were due count in no figure: nothing was owed."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
SCOPE = import_module("onestory.performance.migrations.0006_facts_of_the_scope")
CHEAPLY = import_module("onestory.performance.migrations.0008_facts_told_cheaply")
COLUMNS, BEFORE = SCOPE.BEFORE["request"][0], CHEAPLY.REQUESTS
AFTER = f"{BEFORE.rstrip()} and (q.withdrawn_at is null or q.withdrawn_at > q.due_at)\n"
IN_LONDON = "alter function performance_request_facts() set timezone = 'Europe/London'"


class Migration(migrations.Migration):
    """The same rows otherwise. What was withdrawn after its time stays: the time was not kept."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("performance", "0009_facts_of_the_files"),
        ("frontdoor", "0046_withdrawn_requests"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=[FACTS.function_of("request", COLUMNS, AFTER), IN_LONDON],
            reverse_sql=[FACTS.function_of("request", COLUMNS, BEFORE), IN_LONDON],
        )
    ]
