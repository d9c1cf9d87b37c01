"""The facts of contacts and requests, worked out once a contact and not once a child of it, with no zone looked up by name.

Naming the zone for every moment, and a regular expression for every source, were half of what gathering them took.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
SCOPE = import_module("onestory.performance.migrations.0006_facts_of_the_scope")
DAY = "({at})::date"
DIGITS = "coalesce(nullif(left({source}, length({source}) - length(ltrim({source}, '0123456789'))), ''), '10')"
OPENED = "min(received_at at time zone 'Europe/London')::date as opened_on"
BEFORE_THE_HUB = SCOPE.AFTER["contact"].partition("    union all\n    select r.council_id,")
CONTACTS = f"""
{FACTS.LIVING.replace(OPENED, "min(received_at)::date as opened_on")}
    select c.council_id, performance_veil(c.id::text, c.council_id, mine),
           performance_veil(coalesce(l.living_id, ch.person_id)::text, c.council_id, mine), true, c.received_on, c.source,
           c.brag, c.read_on, c.read_in_time, c.decided_on, c.decide_by, c.outcome, c.decided_in_time, c.hours, c.told_on
      from (
          select c.id, c.council_id, {DAY.format(at="c.received_at")} as received_on,
                 {DIGITS.format(source="c.source")} as source, coalesce(t.brag, '')::text as brag,
                 {DAY.format(at="c.read_at")} as read_on, c.read_at <= c.decide_by as read_in_time,
                 {DAY.format(at="d.decided_at")} as decided_on, {DAY.format(at="c.decide_by")} as decide_by,
                 d.outcome::text as outcome, d.decided_at <= coalesce(t.clock_due_at, c.decide_by) as decided_in_time,
                 round(extract(epoch from d.decided_at - c.received_at) / 3600, 2)::float8 as hours,
                 {DAY.format(at="f.at")} as told_on
            from frontdoor_contact c
            left join frontdoor_decision d on d.contact_id = c.id and d.undone_at is null
            left join (
                select distinct on (contact_id) contact_id, brag, clock_due_at
                  from frontdoor_triage order by contact_id, number desc
            ) t on t.contact_id = c.id
            left join (
                select contact_id, min(at) as at from frontdoor_feedback group by contact_id
            ) f on f.contact_id = c.id
           where c.state <> 'withdrawn' and {SCOPE.HERE.format("c")}
          offset 0
      ) c
      left join frontdoor_contactchild ch on ch.contact_id = c.id
      left join living l on l.retired_id = ch.person_id
{BEFORE_THE_HUB[1]}{BEFORE_THE_HUB[2]}"""
NAMED = "({at} at time zone 'Europe/London')::date"
REQUESTS = SCOPE.AFTER["request"]
for at in ("q.sent_at", "q.due_at", "q.answered_at"):
    REQUESTS = REQUESTS.replace(NAMED.format(at=at), DAY.format(at=at))
AFTER = {"contact": CONTACTS, "request": REQUESTS}
IN_LONDON = "alter function performance_{name}_facts() {what}"


class Migration(migrations.Migration):
    """The same rows. A moment becomes a day by the clock of the function itself, whatever the session's is."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("performance", "0007_cost_terms")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=[
                FACTS.function_of(name, SCOPE.BEFORE[name][0], after),
                IN_LONDON.format(name=name, what="set timezone = 'Europe/London'"),
            ],
            reverse_sql=[
                FACTS.function_of(name, SCOPE.BEFORE[name][0], SCOPE.AFTER[name]),
                IN_LONDON.format(name=name, what="reset timezone"),
            ],
        )
        for name, after in AFTER.items()
    ]
