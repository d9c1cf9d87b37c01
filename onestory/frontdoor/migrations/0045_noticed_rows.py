"""What the front door made of the rows of police files, and which of a message's children it had by file before."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

TABLE, LOOK = "frontdoor_noticedrow", "frontdoor_noticeslook"
SYSTEM = "(select onestory_has('system'))"
HUB = f"((select onestory_has('hub')) or {SYSTEM})"
WHERE_IT_IS = "home_id = any ((select onestory_councils())::bigint[])"


class Migration(migrations.Migration):
    """The clock alone writes; those who read a contact, or wait for one, see which row it came of."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0044_decided_when")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.CreateModel(
                name="NoticedRow",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("source_key", models.TextField(help_text="The row's own key in the feed.")),
                    (
                        "notice",
                        models.CharField(help_text="The number of the notice it belongs to.", max_length=100),
                    ),
                    (
                        "content",
                        models.UUIDField(
                            help_text="What it said when it was dealt with; none while it waits.", null=True
                        ),
                    ),
                    ("is_child", models.BooleanField(default=False)),
                    ("delivery", models.BigIntegerField(help_text="The import that brought it.")),
                    ("file_name", models.CharField(max_length=255)),
                    ("row", models.BigIntegerField(help_text="Its number in that file.")),
                    ("came_at", models.DateTimeField()),
                    ("at", models.DateTimeField(help_text="When it was last looked at.")),
                    ("gone_at", models.DateTimeField(help_text="When the file no longer held it.", null=True)),
                    (
                        "waits",
                        models.CharField(blank=True, help_text="Why it could not become a contact yet.", max_length=20),
                    ),
                    ("waits_since", models.DateTimeField(null=True)),
                    ("raised_at", models.DateTimeField(null=True)),
                    (
                        "contact",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="noticed_rows",
                            to="frontdoor.contact",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            help_text="Whose file it is.",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "home",
                        models.ForeignKey(
                            help_text="Where the contact is.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("council", "source_key"), name="noticed_row_once"),
                        models.CheckConstraint(
                            condition=Q(waits="", waits_since__isnull=True, raised_at__isnull=True)
                            | (~Q(waits="") & Q(waits_since__isnull=False, content__isnull=True)),
                            name="noticed_row_waits_since",
                        ),
                        models.CheckConstraint(
                            condition=Q(contact__isnull=True, home__isnull=True)
                            | Q(contact__isnull=False, home__isnull=False),
                            name="noticed_row_contact_is_somewhere",
                        ),
                    ],
                    "indexes": [
                        models.Index(fields=["council", "notice"], name="noticed_row_of_notice"),
                        models.Index(fields=["council", "at"], condition=~Q(waits=""), name="noticed_row_waits"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NoticesLook",
                fields=[
                    (
                        "council",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="+",
                            serialize=False,
                            to="councils.council",
                        ),
                    ),
                    (
                        "since",
                        models.DateField(help_text="The day from which notices are taken in, as it was at this look."),
                    ),
                    (
                        "began_at",
                        models.DateTimeField(
                            help_text="When that day was first looked from: nothing was received before."
                        ),
                    ),
                    ("seen", models.CharField(blank=True, max_length=60)),
                ],
            ),
            migrations.AddIndex(
                "contact",
                models.Index(
                    fields=["incident_reference"], condition=~Q(incident_reference=""), name="contact_police_number"
                ),
            ),
            migrations.AddField(
                "incident",
                "known_as",
                ArrayField(
                    models.CharField(max_length=20),
                    help_text=(
                        "Child by child, the contact that came of the police's file before; "
                        "blank for a contact of its own."
                    ),
                    null=True,
                ),
            ),
        ),
        behind_the_wall(
            TABLE,
            sees=f"({OF_THE_COUNCIL} or {WHERE_IT_IS}) and {HUB}",
            adds=f"{OF_THE_COUNCIL} and {SYSTEM}",
            changes=f"{OF_THE_COUNCIL} and {SYSTEM}",
        ),
        migrations.RunSQL(
            sql=f"create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select to {APP_ROLE} "
            "using (contact_id is null or contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql=f"drop policy if exists {TABLE}_not_of_kin on {TABLE}",
        ),
        behind_the_wall(LOOK, sees=f"{OF_THE_COUNCIL} and {SYSTEM}"),
    ]
