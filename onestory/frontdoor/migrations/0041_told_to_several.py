"""A form about children of several councils: a contact at each, tied together though nobody signed it."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import OF_THE_COUNCIL

MINE = "(sender_id = (select onestory_user()) and (select onestory_user()) <> 0)"
ADDS = "drop policy frontdoor_incident_adds on frontdoor_incident; create policy frontdoor_incident_adds on frontdoor_incident for insert with check ({})"


class Migration(migrations.Migration):
    """What has no sender is told by the public, or by somebody who would not say who they are."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0040_court_day_walls")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AlterField(
                "incident",
                "sender",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField("incident", "their_reference", models.CharField(blank=True, max_length=60)),
            migrations.AddField(
                "draft",
                "submitted_also",
                ArrayField(models.CharField(max_length=20), default=list, db_default=[]),
            ),
        ),
        migrations.RunSQL(
            sql=ADDS.format(f"{OF_THE_COUNCIL} and ({MINE} or sender_id is null)"),
            reverse_sql=ADDS.format(f"{OF_THE_COUNCIL} and {MINE}"),
        ),
    ]
