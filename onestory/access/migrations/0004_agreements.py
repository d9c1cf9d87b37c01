"""Data-sharing agreements behind the wall, and the one function by which every other table asks what is shared."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
DRAFTS = f"{OF_THE_COUNCIL} and ((select onestory_has('setup')) or {SYSTEM})"
KEEPS = f"{OF_THE_COUNCIL} and ((select onestory_has('agreements')) or {SYSTEM})"
SIGNS = f"{KEEPS} and (agency_id = any ((select onestory_agencies())::bigint[]) or {SYSTEM})"
CHANGING = (
    *("state", "asked_at", "asked_by", "switched_on_at", "switched_on_by"),
    *("ended_at", "ended_by", "ended_why"),
)
FUNCTION = """
create function access_shared() returns text[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct share), '{}')
      from access_agreement a
      join access_agreementparty p on p.agreement_id = a.id and p.agency_id = any (onestory_agencies())
     cross join unnest(a.shares) share
     where a.state = 'in-force' and a.council_id = any (onestory_councils())
       and onestory_setting('purpose') = any (a.purposes)
       and (a.until is null or a.until > (now() at time zone 'Europe/London')::date)
$$;
"""


def _changes_only(table: str, *columns: str) -> migrations.RunSQL:
    """What was agreed once stays as it was agreed: another agreement takes its place."""
    said = ", ".join(columns)
    return migrations.RunSQL(
        sql=f"revoke update on {table} from {APP_ROLE}; grant update ({said}) on {table} to {APP_ROLE}",
        reverse_sql=f"revoke update ({said}) on {table} from {APP_ROLE}; grant update on {table} to {APP_ROLE}",
    )


class Migration(migrations.Migration):
    """Whoever reads is told by the function alone; nobody signs for another's agency; terms are never changed."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("access", "0003_machine_keys"),
        ("councils", "0003_own_teams"),
    ]

    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.CreateModel(
                name="Agreement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("title", models.CharField(max_length=200)),
                    (
                        "shares",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=80), blank=True, default=list, size=None
                        ),
                    ),
                    ("purposes", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), size=None)),
                    ("lawful_basis", models.CharField(max_length=40)),
                    ("necessity", models.TextField()),
                    ("holder_name", models.CharField(help_text="Whom to ask for what is not shared.", max_length=150)),
                    ("holder_phone", models.CharField(max_length=40)),
                    ("review_on", models.DateField()),
                    ("until", models.DateField(help_text="The first day on which it no longer counts.", null=True)),
                    ("state", models.CharField(default="draft", max_length=10)),
                    ("drafted_at", models.DateTimeField()),
                    ("drafted_by", models.CharField(max_length=150)),
                    ("asked_at", models.DateTimeField(null=True)),
                    ("asked_by", models.CharField(blank=True, max_length=150)),
                    ("switched_on_at", models.DateTimeField(null=True)),
                    ("switched_on_by", models.CharField(blank=True, max_length=150)),
                    ("ended_at", models.DateTimeField(null=True)),
                    ("ended_by", models.CharField(blank=True, max_length=150)),
                    ("ended_why", models.TextField(blank=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                ],
                options={
                    "ordering": ["title", "id"],
                },
            ),
            migrations.CreateModel(
                name="AgreementParty",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("signed_at", models.DateTimeField(null=True)),
                    ("signed_by", models.CharField(blank=True, max_length=150)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="access.agreement"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["agency__name"],
                },
            ),
            migrations.AddConstraint(
                model_name="agreement",
                constraint=models.CheckConstraint(
                    condition=models.Q(("state__in", ["draft", "agreed", "asked", "in-force", "ended"])),
                    name="agreement_state_is_known",
                ),
            ),
            migrations.AddConstraint(
                model_name="agreement",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "in-force"), _negated=True),
                        models.Q(
                            models.Q(("asked_by", ""), _negated=True),
                            models.Q(("switched_on_by", ""), _negated=True),
                            models.Q(("asked_by", models.F("switched_on_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="agreement_is_switched_on_by_two",
                ),
            ),
            migrations.AddConstraint(
                model_name="agreement",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "ended"), _negated=True),
                        models.Q(
                            ("ended_at__isnull", False),
                            models.Q(("ended_by", ""), _negated=True),
                            models.Q(("ended_why", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="agreement_ends_whole",
                ),
            ),
            migrations.AddConstraint(
                model_name="agreement",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("lawful_basis", ""), _negated=True), models.Q(("necessity", ""), _negated=True)
                    ),
                    name="agreement_has_a_footing",
                ),
            ),
            migrations.AddConstraint(
                model_name="agreement",
                constraint=models.CheckConstraint(
                    condition=models.Q(("purposes", []), _negated=True), name="agreement_has_a_purpose"
                ),
            ),
            migrations.AddConstraint(
                model_name="agreementparty",
                constraint=models.UniqueConstraint(fields=("agreement", "agency"), name="agreement_party_once"),
            ),
            migrations.AddConstraint(
                model_name="agreementparty",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("signed_at__isnull", True), ("signed_by", "")),
                        models.Q(("signed_at__isnull", False), models.Q(("signed_by", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="agreement_is_signed_whole",
                ),
            ),
        ),
        behind_the_wall("access_agreement", adds=DRAFTS, changes=KEEPS),
        behind_the_wall("access_agreementparty", adds=DRAFTS, changes=SIGNS),
        _changes_only("access_agreement", *CHANGING),
        _changes_only("access_agreementparty", "signed_at", "signed_by"),
        migrations.RunSQL(sql=FUNCTION, reverse_sql="drop function access_shared()"),
    ]
