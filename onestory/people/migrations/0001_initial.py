"""The tables of the people room."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("councils", "0002_walls"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Event",
                fields=[
                    ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                    ("council_id", models.BigIntegerField()),
                    ("kind", models.TextField()),
                    ("happened_at", models.DateTimeField()),
                    ("to_the_day", models.BooleanField()),
                    ("until", models.DateField(null=True)),
                    ("recorded_at", models.DateTimeField()),
                    ("text", models.TextField()),
                    ("standing", models.TextField()),
                    ("significance", models.TextField()),
                    ("agency", models.TextField()),
                    ("agency_id", models.BigIntegerField(null=True)),
                    ("feed", models.TextField()),
                    ("record", models.TextField()),
                    ("number", models.SmallIntegerField()),
                    ("act", models.TextField()),
                    ("subject", models.TextField()),
                    ("noted_by", models.TextField()),
                    ("handling", models.TextField()),
                    ("sealed", models.BooleanField()),
                    ("hidden", models.BooleanField()),
                ],
                options={
                    "db_table": "people_event",
                    "ordering": ["-happened_at", "-id"],
                    "managed": False,
                },
            ),
            migrations.CreateModel(
                name="Change",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kind", models.CharField(max_length=10)),
                    ("at", models.DateTimeField()),
                    ("by", models.CharField(max_length=150)),
                    ("model", models.CharField(blank=True, max_length=60)),
                    ("why", models.TextField(blank=True)),
                    ("records", models.JSONField(default=list, help_text="The records a person's decision named.")),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "undone_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="undoes",
                            to="people.change",
                        ),
                    ),
                    (
                        "within",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lines",
                            to="people.change",
                        ),
                    ),
                    (
                        "from_person",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    (
                        "into_person",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ("adopt", "add", "merge", "split", "undo", "merged", "parted"))
                            ),
                            name="change_kind_is_known",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Person",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("kind", models.CharField(help_text="child, adult or unborn, as last written up.", max_length=10)),
                    ("given_name", models.TextField(blank=True)),
                    ("family_name", models.TextField(blank=True)),
                    ("date_of_birth", models.DateField(blank=True, null=True)),
                    ("expected_on", models.DateField(blank=True, null=True)),
                    ("died_on", models.DateField(blank=True, null=True)),
                    ("sex", models.CharField(blank=True, max_length=1)),
                    ("is_shielded", models.BooleanField(default=False)),
                    ("records", models.PositiveIntegerField(default=0)),
                    ("created_at", models.DateTimeField()),
                    ("retired_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["family_name", "given_name", "id"],
                    "indexes": [models.Index(fields=["council", "family_name"], name="person_of_the_council")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind__in", ("child", "adult", "unborn"))), name="person_kind_is_known"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Link",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("record", models.TextField(help_text="The source record, as feeds name it.")),
                    (
                        "weight",
                        models.FloatField(
                            help_text="The strongest match to another of the person's records, in bits.", null=True
                        ),
                    ),
                    ("model", models.CharField(blank=True, max_length=60)),
                    ("opened_at", models.DateTimeField()),
                    ("closed_at", models.DateTimeField(null=True)),
                    (
                        "closed_by",
                        models.ForeignKey(
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="closed",
                            to="people.change",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "opened_by",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="opened",
                            to="people.change",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="links",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("closed_at__isnull", True)),
                            fields=("council", "record"),
                            name="record_has_one_open_link",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                                models.Q(("closed_at__gte", models.F("opened_at")), ("closed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="link_is_closed_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kin",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kind", models.CharField(help_text="self, relative or conflict.", max_length=12)),
                    ("declared_at", models.DateTimeField()),
                    ("declared_by", models.CharField(max_length=150)),
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
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("user", "person"), name="kin_is_declared_once")],
                },
            ),
            migrations.CreateModel(
                name="Involvement",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "council_id",
                            "record",
                            "number",
                            blank=True,
                            editable=False,
                            primary_key=True,
                            serialize=False,
                        ),
                    ),
                    ("record", models.TextField()),
                    ("number", models.SmallIntegerField(help_text="Its place among the record's involvements.")),
                    ("service", models.CharField(max_length=60)),
                    ("role", models.CharField(max_length=100)),
                    ("name", models.TextField(blank=True)),
                    ("phone", models.TextField(blank=True)),
                    ("team", models.TextField(blank=True)),
                    ("since", models.DateField(null=True)),
                    ("until", models.DateField(null=True)),
                    ("feed", models.CharField(max_length=60)),
                    ("agency", models.CharField(max_length=60)),
                    ("as_of", models.DateField()),
                    ("hidden", models.BooleanField(default=False)),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="involvements",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["service", "-as_of"],
                    "indexes": [models.Index(fields=["person"], name="involvement_person")],
                },
            ),
            migrations.CreateModel(
                name="Fact",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "person_id",
                            "kind",
                            "feed",
                            "value",
                            blank=True,
                            editable=False,
                            primary_key=True,
                            serialize=False,
                        ),
                    ),
                    ("kind", models.CharField(help_text="A code of the declared kinds of fact.", max_length=30)),
                    ("value", models.TextField()),
                    ("feed", models.CharField(max_length=60)),
                    ("agency", models.CharField(max_length=60)),
                    ("record", models.TextField(help_text="The latest record that says so.")),
                    ("as_of", models.DateField(help_text="The day on which the source last said so.")),
                    ("chosen", models.BooleanField(default=False)),
                    ("hidden", models.BooleanField(default=False)),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="facts",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["kind", "-chosen", "-as_of"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("value", ""), _negated=True), name="fact_says_something"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Alias",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("since", models.DateTimeField()),
                    ("until", models.DateTimeField(null=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "living",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="known_as", to="people.person"
                        ),
                    ),
                    (
                        "retired",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="aliases", to="people.person"
                        ),
                    ),
                ],
                options={
                    "ordering": ["since"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("until__isnull", True)),
                            fields=("retired",),
                            name="person_has_one_open_alias",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Relationship",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "person_id",
                            "other_id",
                            "kind",
                            "feed",
                            blank=True,
                            editable=False,
                            primary_key=True,
                            serialize=False,
                        ),
                    ),
                    ("kind", models.CharField(max_length=30)),
                    ("feed", models.CharField(max_length=60)),
                    ("agency", models.CharField(max_length=60)),
                    ("record", models.TextField()),
                    ("as_of", models.DateField()),
                    ("since", models.DateField(null=True)),
                    ("until", models.DateField(null=True)),
                    ("confidence", models.CharField(max_length=12)),
                    ("contested", models.BooleanField(default=False)),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
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
                ],
                options={
                    "ordering": ["kind", "person"],
                    "indexes": [models.Index(fields=["other"], name="relationship_other")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("other")), _negated=True),
                            name="nobody_is_related_to_themselves",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Residence",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "person_id", "feed", "place", blank=True, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    ("place", models.TextField(help_text="What is the same for everybody at one address.")),
                    ("address", models.TextField(blank=True)),
                    ("postcode", models.TextField(blank=True)),
                    ("uprn", models.TextField(blank=True)),
                    ("lived_from", models.DateField(null=True)),
                    ("lived_until", models.DateField(null=True)),
                    ("feed", models.CharField(max_length=60)),
                    ("agency", models.CharField(max_length=60)),
                    ("record", models.TextField()),
                    ("as_of", models.DateField()),
                    ("chosen", models.BooleanField(default=False)),
                    ("hidden", models.BooleanField(default=False)),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="residences",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-chosen", "-as_of"],
                    "indexes": [models.Index(fields=["council", "place"], name="residence_place")],
                },
            ),
            migrations.CreateModel(
                name="Run",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("at", models.DateTimeField()),
                    ("by", models.CharField(max_length=150)),
                    ("model", models.CharField(blank=True, max_length=60)),
                    ("counts", models.JSONField(default=dict)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["-at"],
                },
            ),
            migrations.CreateModel(
                name="Saying",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "council_id", "record", blank=True, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    (
                        "record",
                        models.TextField(help_text="Feed, part and the partner's own key: the same from file to file."),
                    ),
                    (
                        "row",
                        models.BigIntegerField(
                            help_text="The feed's row it was told in; null for what the hub itself added.", null=True
                        ),
                    ),
                    ("feed", models.CharField(max_length=60)),
                    ("agency", models.CharField(max_length=60)),
                    (
                        "role",
                        models.CharField(
                            blank=True, help_text="Blank where the row is the person's own.", max_length=60
                        ),
                    ),
                    ("who", models.CharField(help_text="child, adult, anyone.", max_length=10)),
                    ("as_of", models.DateField()),
                    ("received_at", models.DateTimeField()),
                    ("given_name", models.TextField(null=True)),
                    ("middle_names", models.TextField(null=True)),
                    ("family_name", models.TextField(null=True)),
                    ("former_names", models.TextField(null=True)),
                    ("date_of_birth", models.DateField(null=True)),
                    ("expected_on", models.DateField(null=True)),
                    ("died_on", models.DateField(null=True)),
                    ("sex", models.CharField(max_length=1, null=True)),
                    ("ethnicity", models.TextField(null=True)),
                    ("address", models.TextField(null=True)),
                    ("uprn", models.TextField(null=True)),
                    ("postcode", models.TextField(null=True)),
                    ("phone", models.TextField(null=True)),
                    ("email", models.TextField(null=True)),
                    ("nhs_number", models.TextField(null=True)),
                    ("upn", models.TextField(null=True)),
                    ("former_upn", models.TextField(null=True)),
                    ("council_child_id", models.TextField(null=True)),
                    ("pnc", models.TextField(null=True)),
                    ("mother_nhs_number", models.TextField(null=True)),
                    ("school", models.TextField(null=True)),
                    ("gp", models.TextField(null=True)),
                    ("home_from", models.DateField(null=True)),
                    ("home_until", models.DateField(null=True)),
                    (
                        "givens",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), default=list, size=None
                        ),
                    ),
                    (
                        "roots",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), default=list, size=None
                        ),
                    ),
                    (
                        "families",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.TextField(), default=list, size=None
                        ),
                    ),
                    ("given_sound", models.TextField(null=True)),
                    ("family_sound", models.TextField(null=True)),
                    ("place", models.TextField(help_text="What is the same for everybody at one address.", null=True)),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            help_text="As last written up.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["record"],
                    "indexes": [
                        models.Index(fields=["person"], name="saying_person"),
                        models.Index(fields=["council", "row"], name="saying_row"),
                        models.Index(
                            condition=models.Q(("nhs_number__isnull", False)),
                            fields=["council", "nhs_number"],
                            name="saying_nhs",
                        ),
                        models.Index(
                            condition=models.Q(("council_child_id__isnull", False)),
                            fields=["council", "council_child_id"],
                            name="saying_council_child",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Shield",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("since", models.DateField()),
                    ("why", models.TextField()),
                    ("put_up_at", models.DateTimeField()),
                    ("put_up_by", models.CharField(max_length=150)),
                    ("lifted_at", models.DateTimeField(null=True)),
                    ("lifted_by", models.CharField(blank=True, max_length=150)),
                    ("lifted_with", models.CharField(blank=True, help_text="The second person.", max_length=150)),
                    ("lifted_why", models.TextField(blank=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="shields", to="people.person"
                        ),
                    ),
                    (
                        "spread_from",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="spread",
                            to="people.shield",
                        ),
                    ),
                ],
                options={
                    "ordering": ["since"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("lifted_at__isnull", True)),
                            fields=("person",),
                            name="person_has_one_standing_shield",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("lifted_at__isnull", True),
                                models.Q(
                                    models.Q(("lifted_by", ""), _negated=True),
                                    models.Q(("lifted_with", ""), _negated=True),
                                    models.Q(("lifted_why", ""), _negated=True),
                                    models.Q(("lifted_by", models.F("lifted_with")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="shield_is_lifted_by_two",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Tie",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "council_id",
                            "record",
                            "number",
                            blank=True,
                            editable=False,
                            primary_key=True,
                            serialize=False,
                        ),
                    ),
                    ("record", models.TextField()),
                    ("number", models.SmallIntegerField(help_text="Its place among the record's ties.")),
                    (
                        "kind",
                        models.CharField(help_text="What the one named is to the record's person.", max_length=40),
                    ),
                    ("to_record", models.TextField(null=True)),
                    (
                        "by",
                        models.CharField(
                            blank=True, help_text="nhs_number, council_child_id…, or group.", max_length=30
                        ),
                    ),
                    ("value", models.TextField(null=True)),
                    ("role", models.TextField(blank=True, help_text="What the record's person is in the group.")),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                ],
                options={
                    "ordering": ["record", "number"],
                    "indexes": [models.Index(fields=["council", "by", "value"], name="tie_by_value")],
                },
            ),
            migrations.CreateModel(
                name="Working",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("role", models.CharField(max_length=60)),
                    ("why", models.TextField(help_text="The piece of work: a contact's reference, an allocation.")),
                    ("began_at", models.DateTimeField()),
                    ("began_by", models.CharField(max_length=150)),
                    ("due_on", models.DateField(null=True)),
                    ("due_what", models.TextField(blank=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                    ("ended_by", models.CharField(blank=True, max_length=150)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="workings", to="people.person"
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.team"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["-began_at"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("user__isnull", False), ("team__isnull", False), _connector="OR"),
                            name="work_is_somebodys",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("ended_by", "")),
                                models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="work_ends_whole",
                        ),
                    ],
                },
            ),
        ),
    ]
