"""An adopted child's two lives, severed: the sealed table, and the wall around every life that is sealed."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

INDEXER = "(select onestory_has('system'))"
KEEPS = "(select onestory_has('severed'))"
NAMED = "exists (select 1 from people_custodian c where c.severance_id = people_severance.id and c.user_id = onestory_user())"
SEEN = f"{OF_THE_COUNCIL} and ({INDEXER} or ({KEEPS} and (state <> 'severed' or {NAMED})))"
CHANGED = f"{OF_THE_COUNCIL} and ({INDEXER} or {KEEPS})"
FUNCTION = """
do $$ begin
    execute format('create policy people_severance_owner on people_severance for select to %I using (true)', current_user);
    execute format('create policy people_custodian_owner on people_custodian for select to %I using (true)', current_user);
end $$;
create function people_severed() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select case when onestory_has('system') then '{}'::uuid[] else (
        select coalesce(array_agg(life), '{}') from people_severance v, unnest(v.sealed) life
         where v.state = 'severed' and not (onestory_has('severed') and exists (
            select 1 from people_custodian c where c.severance_id = v.id and c.user_id = onestory_user()))) end
$$;
"""
UNDO = """
drop function people_severed(); drop policy people_severance_owner on people_severance;
drop policy people_custodian_owner on people_custodian
"""
OF_PEOPLE = {
    "people_person": ("id",),
    "people_link": ("person_id",),
    "people_fact": ("person_id",),
    "people_residence": ("person_id",),
    "people_relationship": ("person_id", "other_id"),
    "people_involvement": ("person_id",),
    "people_event": ("person_id",),
    "people_working": ("person_id",),
    "people_shield": ("person_id",),
    "people_alias": ("retired_id", "living_id"),
    "people_change": ("from_person_id", "into_person_id"),
    "people_question": ("left_id", "right_id"),
}


def _not_severed(table, columns):
    rule = " and ".join(f"({one} is null or {one} <> all ((select people_severed())::uuid[]))" for one in columns)
    return migrations.RunSQL(
        sql=f"create policy {table}_not_severed on {table} as restrictive for select using ({rule})",
        reverse_sql=f"drop policy if exists {table}_not_severed on {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("people", "0009_one_model"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Severance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("state", models.CharField(default="raised", max_length=10)),
                    ("raised_at", models.DateTimeField()),
                    ("raised_by", models.CharField(max_length=150)),
                    ("told", models.TextField(help_text="What told of it.")),
                    ("moves", models.JSONField(default=list, help_text="The records of the life after, as proposed.")),
                    ("why", models.TextField(blank=True)),
                    ("proposed_at", models.DateTimeField(null=True)),
                    ("proposed_by", models.CharField(blank=True, max_length=150)),
                    ("decided_at", models.DateTimeField(null=True)),
                    ("decided_by", models.CharField(blank=True, max_length=150)),
                    (
                        "sealed",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(),
                            default=list,
                            help_text="Every identifier of the life before.",
                            size=None,
                        ),
                    ),
                    (
                        "after",
                        models.ForeignKey(
                            help_text="The life after.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            help_text="The life before.",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["raised_at", "id"],
                },
            ),
            migrations.CreateModel(
                name="Custodian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("username", models.CharField(max_length=150)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "severance",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="custodians",
                            to="people.severance",
                        ),
                    ),
                ],
                options={
                    "ordering": ["username"],
                },
            ),
            migrations.AddConstraint(
                model_name="severance",
                constraint=models.CheckConstraint(
                    condition=models.Q(("state__in", ("raised", "proposed", "severed", "declined"))),
                    name="severance_state_is_known",
                ),
            ),
            migrations.AddConstraint(
                model_name="severance",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("state", "declined"), _negated=True),
                    fields=("person",),
                    name="life_is_severed_once",
                ),
            ),
            migrations.AddConstraint(
                model_name="severance",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "severed"), _negated=True),
                        models.Q(
                            ("decided_at__isnull", False),
                            models.Q(("proposed_by", ""), _negated=True),
                            models.Q(("decided_by", ""), _negated=True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="severance_takes_two",
                ),
            ),
            migrations.AddConstraint(
                model_name="custodian",
                constraint=models.UniqueConstraint(fields=("severance", "user"), name="custodian_is_named_once"),
            ),
        ),
        behind_the_wall("people_custodian", sees=CHANGED, verbs=("select", "insert", "update", "delete")),
        behind_the_wall("people_severance", sees=SEEN, adds=f"{OF_THE_COUNCIL} and {INDEXER}", changes=CHANGED),
        migrations.RunSQL(sql=FUNCTION, reverse_sql=UNDO),
        *(_not_severed(table, columns) for table, columns in OF_PEOPLE.items()),
    ]
