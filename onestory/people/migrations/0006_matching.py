"""Questions for people about matches, their answers, and what a run of linkage remembers for the next."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

INDEXER = "(select onestory_has('system'))"
ONLY_THE_INDEXER = f"{OF_THE_COUNCIL} and {INDEXER}"
REVIEWED = f"{OF_THE_COUNCIL} and ({INDEXER} or (select onestory_has('matching')))"
ALL_VERBS = ("select", "insert", "update", "delete")


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("people", "0005_identifiers"),
        ("walls", "0001_functions"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Mark",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("answer", models.CharField(max_length=10)),
                    ("why", models.TextField()),
                    ("by", models.CharField(max_length=150)),
                    ("at", models.DateTimeField()),
                    ("began_at", models.DateTimeField(help_text="When the reviewer took the question up.")),
                    (
                        "is_last_word",
                        models.BooleanField(default=False, help_text="Given by a third, who saw that two disagreed."),
                    ),
                    ("set_aside_at", models.DateTimeField(help_text="When what it decided was taken back.", null=True)),
                ],
                options={
                    "ordering": ["at"],
                },
            ),
            migrations.CreateModel(
                name="Memory",
                fields=[
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
                        "pk",
                        models.CompositePrimaryKey(
                            "council_id", "record", blank=True, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    ("record", models.TextField()),
                    (
                        "row",
                        models.BigIntegerField(
                            help_text="The feed's row that it was linked by; null for the hub's own.", null=True
                        ),
                    ),
                    ("said", models.UUIDField(help_text="A digest of what the record said of who somebody is.")),
                    ("keys", models.BinaryField(help_text="Its blocking keys, eight bytes each.")),
                    (
                        "near",
                        models.BinaryField(help_text="The records it nearly fitted, by number, eight bytes each."),
                    ),
                ],
                options={
                    "ordering": ["record"],
                },
            ),
            migrations.CreateModel(
                name="Question",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("left_record", models.TextField()),
                    ("right_record", models.TextField()),
                    ("weight", models.FloatField(help_text="Of the two records, in bits.")),
                    (
                        "guard",
                        models.CharField(
                            blank=True, help_text="What held the machine back; blank: weight alone.", max_length=40
                        ),
                    ),
                    ("harm", models.PositiveSmallIntegerField(default=0)),
                    (
                        "risks",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(max_length=30),
                            default=list,
                            help_text="Why a mistake would harm.",
                            size=None,
                        ),
                    ),
                    ("needs", models.PositiveSmallIntegerField(default=1, help_text="How many people must answer.")),
                    ("model", models.CharField(max_length=60)),
                    ("asked_at", models.DateTimeField()),
                    ("state", models.CharField(default="open", max_length=10)),
                    ("taken_by", models.CharField(blank=True, max_length=150)),
                    ("taken_at", models.DateTimeField(null=True)),
                ],
                options={
                    "ordering": ["-harm", "-weight", "id"],
                },
            ),
            migrations.CreateModel(
                name="Ruler",
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
                    ("at", models.DateTimeField()),
                    ("figures", models.JSONField()),
                ],
                options={
                    "ordering": ["council_id"],
                },
            ),
            migrations.RemoveConstraint(
                model_name="change",
                name="change_kind_is_known",
            ),
            migrations.AddConstraint(
                model_name="change",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("kind__in", ("adopt", "add", "merge", "split", "apart", "undo", "merged", "parted"))
                    ),
                    name="change_kind_is_known",
                ),
            ),
            migrations.AddField(
                model_name="mark",
                name="council",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                ),
            ),
            migrations.AddField(
                model_name="question",
                name="council",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                ),
            ),
            migrations.AddField(
                model_name="question",
                name="left",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                ),
            ),
            migrations.AddField(
                model_name="question",
                name="right",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                ),
            ),
            migrations.AddField(
                model_name="question",
                name="settled_by",
                field=models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="settles", to="people.change"
                ),
            ),
            migrations.AddField(
                model_name="mark",
                name="question",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="people.question"
                ),
            ),
            migrations.AddIndex(
                model_name="question",
                index=models.Index(fields=["council", "state", "-harm"], name="question_queue"),
            ),
            migrations.AddConstraint(
                model_name="question",
                constraint=models.UniqueConstraint(
                    fields=("council", "left_record", "right_record"), name="question_is_asked_once"
                ),
            ),
            migrations.AddConstraint(
                model_name="question",
                constraint=models.CheckConstraint(
                    condition=models.Q(("state__in", ("open", "unsure", "disputed", "settled", "lapsed"))),
                    name="question_state_is_known",
                ),
            ),
            migrations.AddConstraint(
                model_name="question",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("taken_at__isnull", True), ("taken_by", "")),
                        models.Q(models.Q(("taken_by", ""), _negated=True), ("taken_at__isnull", False)),
                        _connector="OR",
                    ),
                    name="question_is_taken_whole",
                ),
            ),
            migrations.AddConstraint(
                model_name="mark",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("set_aside_at__isnull", True)),
                    fields=("question", "by"),
                    name="reviewer_marks_once",
                ),
            ),
            migrations.AddConstraint(
                model_name="mark",
                constraint=models.CheckConstraint(
                    condition=models.Q(("answer__in", ("same", "apart", "unsure"))), name="mark_is_an_answer"
                ),
            ),
            migrations.AddConstraint(
                model_name="mark",
                constraint=models.CheckConstraint(
                    condition=models.Q(("why", ""), _negated=True), name="mark_has_a_reason"
                ),
            ),
        ),
        behind_the_wall("people_memory", sees=ONLY_THE_INDEXER, verbs=ALL_VERBS),
        behind_the_wall("people_ruler", sees=ONLY_THE_INDEXER),
        behind_the_wall(
            "people_question",
            sees=REVIEWED,
            adds=ONLY_THE_INDEXER,
            changes=REVIEWED,
            removes=ONLY_THE_INDEXER,
            verbs=ALL_VERBS,
        ),
        behind_the_wall("people_mark", sees=REVIEWED),
    ]
