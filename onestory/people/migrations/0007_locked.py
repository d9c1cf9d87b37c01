"""Places behind a shield are locked with a key outside the database; lifting a shield is asked for first, by another."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce

PLACES = "What would tell where a shielded person is, under the outside key."
WORKERS = "Name, telephone and team, under the outside key."
KEYS = "Of a shielded person: keys and near, under the outside key."
HOW = "How it came to stand over this person."
OWES = "The keys were away when people moved: look again."
EVENTS = "alter table people_event add column locked bytea"
EVENTS_UNDONE = "alter table people_event drop column locked"
# The next run of linkage makes a new ruler, locked. Every shield that stands already owes a look: the next round locks what it hides. The owner of the table is walled too.
OWED = """
alter table people_ruler no force row level security;
delete from people_ruler;
alter table people_ruler force row level security;
alter table people_shield no force row level security;
update people_shield set is_owed = lifted_at is null,
       how = case when spread_from_id is null then 'asked' else 'lives-there' end;
alter table people_shield force row level security;
"""


class Migration(migrations.Migration):
    """What was hidden by policy alone is locked by the next round of the clock."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0006_matching"), ("feeds", "0004_locked")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AddField("saying", "locked", models.BinaryField(null=True, help_text=PLACES)),
            migrations.AddField("involvement", "locked", models.BinaryField(null=True, help_text=WORKERS)),
            migrations.AddField("memory", "locked", models.BinaryField(null=True, help_text=KEYS)),
            migrations.AddIndex(
                "saying", models.Index(fields=["council"], name="saying_locked", condition=Q(locked__isnull=False))
            ),
        ),
        migrations.RunSQL(
            sql=EVENTS,
            reverse_sql=EVENTS_UNDONE,
            state_operations=[migrations.AddField("event", "locked", models.BinaryField(null=True))],
        ),
        AtOnce(
            migrations.AddField("shield", "how", models.CharField(max_length=20, default="asked", help_text=HOW)),
            migrations.AddField("shield", "lift_asked_at", models.DateTimeField(null=True)),
            migrations.AddField("shield", "lift_asked_by", models.CharField(max_length=150, blank=True, default="")),
            migrations.AddField("shield", "lift_asked_why", models.TextField(blank=True, default="")),
            migrations.AddField("shield", "is_owed", models.BooleanField(default=False, help_text=OWES)),
            migrations.AddConstraint(
                "shield",
                models.CheckConstraint(
                    condition=Q(lift_asked_at__isnull=True, lift_asked_by="", lift_asked_why="")
                    | (Q(lift_asked_at__isnull=False) & ~Q(lift_asked_by="") & ~Q(lift_asked_why="")),
                    name="shield_lift_is_asked_whole",
                ),
            ),
        ),
        migrations.RunSQL(sql=OWED, reverse_sql=migrations.RunSQL.noop),
    ]
