"""A request may be withdrawn by the hub, with why; and the agency is told when the decision was made without it."""

import uuid
from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce

PROTECTED: dict[str, Any] = {"on_delete": django.db.models.deletion.PROTECT, "related_name": "+"}
TIMES = {
    "withdrawn_at": "When the hub withdrew it; why is in a row of its own.",
    "decided_at": "When its contact was decided, for the agency to know.",
}
DECIDED = (
    "update frontdoor_informationrequest q set decided_at = c.decided_at from frontdoor_contact c "
    "where c.id = q.contact_id and c.decided_at is not null and q.answered_at is null"
)


class Migration(migrations.Migration):
    """The release before reads a request that was withdrawn as answered: nobody waits for it, and nobody chases."""

    dependencies: ClassVar[list[Any]] = [
        ("frontdoor", "0045_noticed_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar[list[Any]] = [
        AtOnce(
            *(
                migrations.AddField("informationrequest", name, models.DateTimeField(null=True, help_text=says))
                for name, says in TIMES.items()
            ),
            migrations.AddConstraint(
                "informationrequest",
                models.CheckConstraint(
                    condition=Q(("withdrawn_at__isnull", True))
                    | Q(("state__in", ["sent", "part-answered"]), _negated=True),
                    name="request_withdrawn_waits_for_nothing",
                ),
            ),
            migrations.CreateModel(
                name="RequestWithdrawal",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("state", models.CharField(max_length=20, help_text="Where it stood: sent, or answered in part.")),
                    ("why", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("council", models.ForeignKey(to="councils.council", **PROTECTED)),
                    ("agency", models.ForeignKey(to="councils.agency", **PROTECTED)),
                    ("by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **PROTECTED)),
                    (
                        "request",
                        models.OneToOneField(
                            to="frontdoor.informationrequest", **{**PROTECTED, "related_name": "withdrawal"}
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=Q(("why", ""), _negated=True), name="request_withdrawal_says_why"
                        )
                    ]
                },
            ),
        ),
        migrations.RunSQL(sql=DECIDED, reverse_sql=migrations.RunSQL.noop),
    ]
