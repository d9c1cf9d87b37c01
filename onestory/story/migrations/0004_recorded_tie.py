"""Relationships that workers record: added to and read, never changed, and hidden where either of the two is."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.operations import KNOWN, OF_THE_COUNCIL, behind_the_wall

TABLE = "story_recordedtie"
LOOKS = f"{OF_THE_COUNCIL} and ((select onestory_has('index')) or (select onestory_has('system')))"
ADDS = f"{OF_THE_COUNCIL} and {KNOWN}"
FIXED = f"""
create trigger {TABLE}_is_fixed before update or delete on {TABLE} for each row execute function story_is_fixed();
"""


def _neither_among(people: str) -> migrations.RunSQL:
    rule = f"person_id <> all ((select {people}())::uuid[]) and other_id <> all ((select {people}())::uuid[])"
    return migrations.RunSQL(
        sql=f"create policy {TABLE}_not_of_{people} on {TABLE} as restrictive for select using ({rule})",
        reverse_sql=f"drop policy if exists {TABLE}_not_of_{people} on {TABLE}",
    )


class Migration(migrations.Migration):
    """Nobody sees what is recorded of themselves, of their relatives, or of a life that was severed."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("councils", "0003_own_teams"),
        ("people", "0018_risks_are_events"),
        ("story", "0003_mark_of_line"),
    ]
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="RecordedTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
                ("sureness", models.CharField(max_length=12)),
                ("contested_by", models.TextField(blank=True)),
                ("said_by", models.TextField(help_text="Who told it.")),
                ("why", models.TextField(help_text="Why it is recorded, or taken back.")),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("recorded_by_user", models.BigIntegerField()),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="story.recordedtie",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["person"], name="recorded_tie_person"),
                    models.Index(fields=["other"], name="recorded_tie_other"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(person=models.F("other")), name="recorded_tie_joins_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(sureness__in=["established", "likely", "unclear"]),
                        name="recorded_tie_says_how_sure",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(said_by="") & ~models.Q(why=""), name="recorded_tie_says_whence_and_why"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(since=None) | models.Q(until=None) | models.Q(until__gt=models.F("since")),
                        name="recorded_tie_ends_after_it_began",
                    ),
                ],
            },
        ),
        behind_the_wall(TABLE, sees=LOOKS, adds=ADDS, verbs=("select", "insert")),
        _neither_among("people_mine"),
        _neither_among("people_severed"),
        migrations.RunSQL(sql=FIXED, reverse_sql=f"drop trigger {TABLE}_is_fixed on {TABLE}"),
    ]
