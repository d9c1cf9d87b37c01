"""When each round was last made, behind the wall: written by the clock alone, read by whoever is known."""

from typing import ClassVar

from django.db import migrations, models

from onestory.walls.operations import KNOWN, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
# Owed from the day the table is there: a hub whose worker was never started is noticed too.
ROUNDS = (
    "seal", "watch", "tell", "index", "lock", "scan", "count", "refused", "flag", "take-up", "clear", "months", "forget",
)  # fmt: skip
OWED = ", ".join(f"('{code}', now(), '', 0)" for code in ROUNDS)
BEGIN = f"insert into clockwork_made (round, known_since, fault, failures) values {OWED}"


class Migration(migrations.Migration):
    """Filled before the wall goes up: the owner is walled too."""

    initial = True
    dependencies: ClassVar[list[tuple[str, str]]] = [("walls", "0001_functions")]
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Made",
            fields=[
                ("round", models.CharField(max_length=40, primary_key=True, serialize=False)),
                (
                    "known_since",
                    models.DateTimeField(help_text="From when it is owed; counted from where it was never made."),
                ),
                (
                    "done_at",
                    models.DateTimeField(help_text="When it last came to its end for every council.", null=True),
                ),
                ("failed_at", models.DateTimeField(help_text="When it last did not.", null=True)),
                (
                    "fault",
                    models.CharField(
                        blank=True, help_text="The kind of fault, and the councils; no names.", max_length=200
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0, help_text="How often in a row.")),
            ],
        ),
        migrations.RunSQL(sql=BEGIN, reverse_sql="delete from clockwork_made"),
        behind_the_wall("clockwork_made", sees=f"{KNOWN} or {SYSTEM}", adds=SYSTEM, changes=SYSTEM),
    ]
