"""Tables of the front door."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("councils", "0001_initial"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Contact",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("reference", models.CharField(max_length=20, unique=True)),
                    ("received_at", models.DateTimeField(help_text="When it came, not when it was typed.")),
                    ("recorded_at", models.DateTimeField()),
                    ("channel", models.CharField(max_length=20)),
                    ("kind", models.CharField(max_length=30)),
                    ("source", models.CharField(help_text="The census's source of referral, 1A to 10.", max_length=3)),
                    ("source_organisation", models.CharField(blank=True, max_length=200)),
                    ("referrer_name", models.CharField(blank=True, max_length=200)),
                    ("referrer_role", models.CharField(blank=True, max_length=200)),
                    ("referrer_phone", models.CharField(blank=True, max_length=30)),
                    ("referrer_email", models.CharField(blank=True, max_length=254)),
                    ("is_anonymous", models.BooleanField(default=False, help_text="They would not say who they are.")),
                    (
                        "wishes_anonymity",
                        models.BooleanField(default=False, help_text="The hub knows; the family must not."),
                    ),
                    ("worry", models.TextField()),
                    ("working_well", models.TextField(blank=True)),
                    ("needs_to_happen", models.TextField(blank=True)),
                    (
                        "scale",
                        models.PositiveSmallIntegerField(
                            help_text="0, as bad as can be, to 10, no worry at all.", null=True
                        ),
                    ),
                    ("immediate_danger", models.BooleanField(default=False)),
                    ("danger", models.TextField(blank=True)),
                    ("told_parents", models.CharField(blank=True, max_length=20)),
                    ("told_why_not", models.TextField(blank=True)),
                    ("consent_data_protection", models.CharField(blank=True, max_length=20)),
                    ("consent_confidentiality", models.CharField(blank=True, max_length=20)),
                    ("consent_service", models.CharField(blank=True, max_length=20)),
                    ("consent_medical", models.CharField(blank=True, max_length=20)),
                    ("consent_from", models.CharField(blank=True, max_length=200)),
                    ("consent_why_not", models.TextField(blank=True)),
                    ("incident_on", models.DateField(null=True)),
                    ("incident_reference", models.CharField(blank=True, max_length=60)),
                    (
                        "queue",
                        models.CharField(
                            choices=[("front-door", "front-door"), ("out-of-hours", "out-of-hours")], max_length=20
                        ),
                    ),
                    ("handed_at", models.DateTimeField(help_text="When it last changed hands.")),
                    ("state", models.CharField(default="new", max_length=20)),
                    ("level", models.CharField(blank=True, max_length=1)),
                    ("brag", models.CharField(blank=True, max_length=5)),
                    ("due_at", models.DateTimeField(help_text="When the next act is due.")),
                    ("decide_by", models.DateTimeField(help_text="When the decision is due, whatever the colour.")),
                    ("read_at", models.DateTimeField(null=True)),
                    ("decided_at", models.DateTimeField(null=True)),
                    ("closed_at", models.DateTimeField(null=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "referrer",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.team"
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_at", "received_at"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("closed_at__isnull", True)),
                            fields=["council", "due_at"],
                            name="contact_open",
                        ),
                        models.Index(
                            condition=models.Q(("closed_at__isnull", True)),
                            fields=["owner", "due_at"],
                            name="contact_of_owner",
                        ),
                        models.Index(fields=["council", "received_at"], name="contact_received"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("queue__in", ["front-door", "out-of-hours"])),
                            name="contact_is_in_a_named_queue",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["new", "triaged", "gathering", "proposed", "decided", "closed"])
                            ),
                            name="contact_state_is_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("told_parents__startswith", "no"), _negated=True),
                                models.Q(("told_why_not", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="contact_says_why_not_told",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("scale__isnull", True), ("scale__lte", 10), _connector="OR"),
                            name="contact_scale_to_ten",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("is_anonymous", False),
                                models.Q(
                                    ("referrer__isnull", True),
                                    ("referrer_email", ""),
                                    ("referrer_name", ""),
                                    ("referrer_phone", ""),
                                ),
                                _connector="OR",
                            ),
                            name="contact_anonymous_names_nobody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("brag", ""), ("level", ""), ("state", "new")),
                                models.Q(
                                    models.Q(("state", "new"), _negated=True),
                                    models.Q(("level", ""), _negated=True),
                                    models.Q(("brag", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="contact_past_new_has_level_and_colour",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_at__isnull", True),
                                    ("state__in", ["new", "triaged", "gathering", "proposed"]),
                                ),
                                models.Q(
                                    models.Q(("state__in", ["new", "triaged", "gathering", "proposed"]), _negated=True),
                                    ("decided_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="contact_decided_says_when",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Assignment",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField(help_text="In order, within the contact.")),
                    ("at", models.DateTimeField()),
                    ("reason", models.TextField(blank=True)),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.team"
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="assignments",
                            to="frontdoor.contact",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="assignment_number_once_a_contact")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Analysis",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField(help_text="In order, within the contact.")),
                    ("harm", models.TextField(help_text="What has happened, and what we worry will.")),
                    ("strengths", models.TextField(blank=True)),
                    ("complicating", models.TextField(blank=True)),
                    ("history", models.TextField(blank=True)),
                    ("childs_voice", models.TextField(blank=True)),
                    ("unknown", models.TextField(blank=True)),
                    ("needs_to_happen", models.TextField(blank=True)),
                    ("scale", models.PositiveSmallIntegerField(null=True)),
                    ("at", models.DateTimeField()),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="analyses", to="frontdoor.contact"
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="analysis_number_once_a_contact"),
                        models.CheckConstraint(
                            condition=models.Q(("scale__isnull", True), ("scale__lte", 10), _connector="OR"),
                            name="analysis_scale_to_ten",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ContactAdult",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("given_name", models.CharField(blank=True, max_length=200)),
                    ("family_name", models.CharField(blank=True, max_length=200)),
                    ("born_on", models.DateField(null=True)),
                    (
                        "relation",
                        models.CharField(blank=True, help_text="To the children: a relationship kind.", max_length=30),
                    ),
                    (
                        "lives_with_children",
                        models.CharField(blank=True, help_text="yes, no, or not known.", max_length=10),
                    ),
                    ("address", models.CharField(blank=True, max_length=300)),
                    ("postcode", models.CharField(blank=True, max_length=10)),
                    ("phone", models.CharField(blank=True, max_length=30)),
                    ("person_id", models.UUIDField(null=True)),
                    ("found", models.CharField(default="unmatched", max_length=10)),
                    ("matched_at", models.DateTimeField(null=True)),
                    ("weight", models.FloatField(null=True)),
                    ("reasons", models.TextField(blank=True)),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="adults", to="frontdoor.contact"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "matched_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "indexes": [models.Index(fields=["person_id"], name="contact_adult_person")],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="contact_adult_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("found__in", ["known", "new"]), ("person_id__isnull", False)),
                                models.Q(
                                    models.Q(("found__in", ["known", "new"]), _negated=True),
                                    ("person_id__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="contact_adult_match_is_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ContactChild",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("given_name", models.CharField(blank=True, max_length=200)),
                    ("family_name", models.CharField(blank=True, max_length=200)),
                    ("other_names", models.CharField(blank=True, max_length=200)),
                    ("is_unborn", models.BooleanField(default=False)),
                    ("born_on", models.DateField(null=True)),
                    ("age_about", models.PositiveSmallIntegerField(null=True)),
                    ("expected_on", models.DateField(null=True)),
                    ("sex", models.CharField(blank=True, max_length=1)),
                    ("nhs_number", models.CharField(blank=True, max_length=10)),
                    ("address", models.CharField(blank=True, max_length=300)),
                    ("postcode", models.CharField(blank=True, max_length=10)),
                    ("school", models.CharField(blank=True, max_length=200)),
                    (
                        "relation",
                        models.CharField(blank=True, help_text="How the referrer knows the child.", max_length=200),
                    ),
                    ("person_id", models.UUIDField(null=True)),
                    ("found", models.CharField(default="unmatched", max_length=10)),
                    ("matched_at", models.DateTimeField(null=True)),
                    ("weight", models.FloatField(null=True)),
                    ("reasons", models.TextField(blank=True)),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="children", to="frontdoor.contact"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "matched_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "indexes": [models.Index(fields=["person_id"], name="contact_child_person")],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="contact_child_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("is_unborn", False), ("born_on__isnull", True), _connector="OR"),
                            name="contact_child_unborn_has_no_birthday",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("found__in", ["known", "new"]), ("person_id__isnull", False)),
                                models.Q(
                                    models.Q(("found__in", ["known", "new"]), _negated=True),
                                    ("person_id__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="contact_child_match_is_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Draft",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("token_digest", models.CharField(max_length=64, unique=True)),
                    ("code_hash", models.CharField(max_length=128)),
                    ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                    ("form", models.CharField(max_length=40)),
                    ("form_version", models.CharField(max_length=20)),
                    ("answers", models.JSONField(default=dict)),
                    (
                        "saved_times",
                        models.PositiveIntegerField(default=0, help_text="Counts saves, so that two windows notice."),
                    ),
                    ("started_at", models.DateTimeField()),
                    ("saved_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    (
                        "submitted_as",
                        models.CharField(blank=True, help_text="The contact's reference, once sent.", max_length=20),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
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
                    "ordering": ["-saved_at"],
                },
            ),
            migrations.CreateModel(
                name="Feedback",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("reference", models.CharField(max_length=20)),
                    ("to_whom", models.CharField(max_length=200)),
                    ("channel", models.CharField(max_length=20)),
                    ("outcome_class", models.CharField(max_length=30)),
                    ("sentence", models.TextField()),
                    (
                        "is_safe",
                        models.BooleanField(help_text="Checked that this way of telling them puts nobody at risk."),
                    ),
                    ("at", models.DateTimeField()),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="frontdoor.contact"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "to_user",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["at"],
                },
            ),
            migrations.CreateModel(
                name="InformationRequest",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("reference", models.CharField(max_length=20, unique=True)),
                    ("purpose", models.TextField(help_text="Why the hub asks, for the agency to read.")),
                    ("lawful_basis", models.CharField(max_length=40)),
                    ("necessity", models.TextField(help_text="Why this is necessary and no more than necessary.")),
                    (
                        "told",
                        models.CharField(
                            help_text="Whether the parents were told that the hub would ask.", max_length=20
                        ),
                    ),
                    ("told_why_not", models.TextField(blank=True)),
                    ("urgency", models.CharField(max_length=5)),
                    ("sent_at", models.DateTimeField()),
                    ("due_at", models.DateTimeField()),
                    ("state", models.CharField(default="sent", max_length=20)),
                    ("opened_at", models.DateTimeField(help_text="When the agency first looked.", null=True)),
                    ("answered_at", models.DateTimeField(null=True)),
                    ("chased_at", models.DateTimeField(null=True)),
                    ("chased_times", models.PositiveSmallIntegerField(default=0)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="frontdoor.contact"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "sent_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_at"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("answered_at__isnull", True)),
                            fields=["agency", "due_at"],
                            name="request_waiting",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("lawful_basis", ""), _negated=True),
                                models.Q(("necessity", ""), _negated=True),
                                models.Q(("purpose", ""), _negated=True),
                                models.Q(("told", ""), _negated=True),
                            ),
                            name="request_says_on_what_footing",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("told__startswith", "no"), _negated=True),
                                models.Q(("told_why_not", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="request_says_why_not_told",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("due_at__gte", models.F("sent_at"))),
                            name="request_is_due_after_it_is_sent",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state__in", ["sent", "part-answered", "answered", "released"])),
                            name="request_state_is_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Escalation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("kind", models.CharField(max_length=20)),
                    ("due_at", models.DateTimeField(help_text="The time that was passed.")),
                    ("raised_at", models.DateTimeField()),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="escalations",
                            to="frontdoor.contact",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "team",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.team"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="escalations",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                ],
                options={
                    "ordering": ["raised_at"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("contact", "request", "kind", "due_at"),
                            name="escalation_once_a_clock",
                            nulls_distinct=False,
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Chase",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("at", models.DateTimeField()),
                    ("words", models.TextField(blank=True)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="chases",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at"],
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("held", models.CharField(max_length=20)),
                    (
                        "comment",
                        models.TextField(blank=True, help_text="What the professional makes of it: opinion, not fact."),
                    ),
                    ("handling", models.CharField(default="sealed", max_length=10)),
                    ("onward", models.CharField(default="ask", max_length=10)),
                    ("withheld_why", models.TextField(blank=True)),
                    ("missing", models.TextField(blank=True, help_text="What is still to come.")),
                    ("at", models.DateTimeField()),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("request", "number"), name="answer_number_once_a_request"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("handling__in", ["open", "partner", "sealed"]),
                                ("held__in", ["facts-held", "nothing-held", "held-and-withheld", "partly"]),
                                ("onward__in", ["allowed", "ask", "no"]),
                            ),
                            name="answer_is_one_of_the_kinds",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("held", "held-and-withheld"), _negated=True),
                                models.Q(("withheld_why", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="answer_withheld_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("held", "partly"), _negated=True),
                                models.Q(("missing", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="answer_partly_says_what_is_missing",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Match",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("person_id", models.UUIDField(null=True)),
                    ("found", models.CharField(max_length=10)),
                    ("weight", models.FloatField(null=True)),
                    ("reasons", models.TextField(blank=True)),
                    ("at", models.DateTimeField()),
                    (
                        "adult",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="matches",
                            to="frontdoor.contactadult",
                        ),
                    ),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "child",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="matches",
                            to="frontdoor.contactchild",
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
                    "ordering": ["at"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("adult__isnull", True), ("child__isnull", False)),
                                models.Q(("adult__isnull", False), ("child__isnull", True)),
                                _connector="OR",
                            ),
                            name="match_is_of_one",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Proposal",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField(help_text="In order, within the contact.")),
                    ("outcome", models.CharField(max_length=30)),
                    ("reason_code", models.CharField(blank=True, help_text="For no further action.", max_length=30)),
                    ("level", models.CharField(max_length=1)),
                    ("rationale", models.TextField()),
                    ("unknown", models.TextField(blank=True)),
                    ("would_change", models.TextField(blank=True)),
                    ("proposed_at", models.DateTimeField()),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="proposals",
                            to="frontdoor.contact",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="proposal_number_once_a_contact"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "outcome__in",
                                    [
                                        "strategy-discussion",
                                        "assessment",
                                        "existing-case",
                                        "early-help",
                                        "advice",
                                        "other-council",
                                        "private-fostering",
                                        "non-agency-adoption",
                                        "missing",
                                        "other-council-plan",
                                        "other",
                                        "no-further-action",
                                    ],
                                )
                            ),
                            name="proposal_outcome_is_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("rationale", ""), _negated=True), name="proposal_says_why"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "no-further-action"), _negated=True),
                                models.Q(
                                    models.Q(("reason_code", ""), _negated=True),
                                    models.Q(("would_change", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="proposal_of_nothing_says_what_would_change_it",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Decision",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField(help_text="In order, within the contact.")),
                    ("outcome", models.CharField(max_length=30)),
                    ("reason_code", models.CharField(blank=True, max_length=30)),
                    ("level", models.CharField(max_length=1)),
                    ("rationale", models.TextField()),
                    ("would_change", models.TextField(blank=True)),
                    ("decided_at", models.DateTimeField()),
                    ("undone_at", models.DateTimeField(null=True)),
                    ("undone_why", models.TextField(blank=True)),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="decisions",
                            to="frontdoor.contact",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "decided_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "undone_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "proposal",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="decisions",
                            to="frontdoor.proposal",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="decision_number_once_a_contact"),
                        models.UniqueConstraint(
                            condition=models.Q(("undone_at__isnull", True)),
                            fields=("contact",),
                            name="contact_has_one_standing_decision",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            name="decision_takes_two_people",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "outcome__in",
                                    [
                                        "strategy-discussion",
                                        "assessment",
                                        "existing-case",
                                        "early-help",
                                        "advice",
                                        "other-council",
                                        "private-fostering",
                                        "non-agency-adoption",
                                        "missing",
                                        "other-council-plan",
                                        "other",
                                        "no-further-action",
                                    ],
                                )
                            ),
                            name="decision_outcome_is_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("rationale", ""), _negated=True), name="decision_says_why"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "no-further-action"), _negated=True),
                                models.Q(
                                    models.Q(("reason_code", ""), _negated=True),
                                    models.Q(("would_change", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="decision_of_nothing_says_what_would_change_it",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("undone_at__isnull", True), ("undone_by__isnull", True), ("undone_why", "")),
                                models.Q(
                                    ("undone_at__isnull", False),
                                    ("undone_by__isnull", False),
                                    models.Q(("undone_why", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="decision_undone_is_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Release",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("words", models.TextField()),
                    ("for_whom", models.TextField()),
                    ("at", models.DateTimeField()),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "answer",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="frontdoor.answer"
                        ),
                    ),
                    (
                        "by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                    "ordering": ["at"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("words", ""), _negated=True), models.Q(("for_whom", ""), _negated=True)
                            ),
                            name="release_says_what_and_for_whom",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RequestQuestion",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    (
                        "code",
                        models.CharField(blank=True, help_text="Blank where the asker wrote their own.", max_length=60),
                    ),
                    ("asks", models.TextField()),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="questions",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                },
            ),
            migrations.CreateModel(
                name="RequestSubject",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("name", models.CharField(max_length=401)),
                    ("born_on", models.DateField(null=True)),
                    ("expected_on", models.DateField(null=True)),
                    ("relation", models.CharField(blank=True, max_length=30)),
                    ("person_id", models.UUIDField(null=True)),
                    (
                        "adult",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="frontdoor.contactadult",
                        ),
                    ),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "child",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="frontdoor.contactchild",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="subjects",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("adult__isnull", True), ("child__isnull", False)),
                                models.Q(("adult__isnull", False), ("child__isnull", True)),
                                _connector="OR",
                            ),
                            name="request_subject_is_one_person",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="AnswerFact",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField()),
                    ("words", models.TextField()),
                    ("happened_on", models.DateField(null=True)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                        ),
                    ),
                    (
                        "answer",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="frontdoor.answer"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "subject",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="frontdoor.requestsubject",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                },
            ),
            migrations.CreateModel(
                name="SharingEntry",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("to_whom", models.CharField(max_length=300)),
                    ("about", models.CharField(max_length=401)),
                    ("person_id", models.UUIDField(null=True)),
                    ("what", models.TextField()),
                    ("lawful_basis", models.CharField(max_length=40)),
                    ("necessity", models.TextField()),
                    ("told", models.CharField(blank=True, max_length=20)),
                    ("told_why_not", models.TextField(blank=True)),
                    ("decision", models.CharField(default="share", max_length=10)),
                    ("refused_why", models.TextField(blank=True)),
                    ("at", models.DateTimeField()),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="frontdoor.contact"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "from_agency",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.agency",
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="shares",
                            to="frontdoor.informationrequest",
                        ),
                    ),
                    (
                        "to_agency",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.agency",
                        ),
                    ),
                ],
                options={
                    "ordering": ["at"],
                    "indexes": [models.Index(fields=["person_id", "at"], name="sharing_of_person")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("decision__in", ["share", "refuse", "partly"])),
                            name="sharing_decision_is_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("decision", "share"), models.Q(("refused_why", ""), _negated=True), _connector="OR"
                            ),
                            name="sharing_refused_says_why",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("lawful_basis", ""), _negated=True),
                                models.Q(("necessity", ""), _negated=True),
                                models.Q(("what", ""), _negated=True),
                            ),
                            name="sharing_says_on_what_footing",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Submission",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("reference", models.CharField(max_length=20, unique=True)),
                    (
                        "sent_by",
                        models.CharField(
                            help_text="Whose key it is: a user, an agency's system, or one draft.", max_length=60
                        ),
                    ),
                    ("key", models.CharField(max_length=128)),
                    ("body_digest", models.CharField(max_length=64)),
                    (
                        "token_digest",
                        models.CharField(
                            blank=True, help_text="Opens the receipt of an unsigned draft.", max_length=64
                        ),
                    ),
                    ("form", models.CharField(max_length=40)),
                    ("form_version", models.CharField(max_length=20)),
                    ("answers", models.JSONField()),
                    ("received_at", models.DateTimeField()),
                    ("standing", models.CharField(default="received", max_length=10)),
                    ("read_at", models.DateTimeField(null=True)),
                    ("decided_at", models.DateTimeField(null=True)),
                    (
                        "contact",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="submission",
                            to="frontdoor.contact",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "sender",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["-received_at"],
                    "indexes": [models.Index(fields=["sender", "-received_at"], name="submission_of_sender")],
                    "constraints": [models.UniqueConstraint(fields=("sent_by", "key"), name="submission_once_a_key")],
                },
            ),
            migrations.CreateModel(
                name="Triage",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("number", models.PositiveSmallIntegerField(help_text="In order, within the contact.")),
                    ("level", models.CharField(max_length=1)),
                    ("brag", models.CharField(max_length=5)),
                    ("reason", models.TextField()),
                    ("at", models.DateTimeField()),
                    ("clock_started_at", models.DateTimeField()),
                    ("clock_due_at", models.DateTimeField()),
                    ("out_of_hours", models.BooleanField(default=False)),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="triages", to="frontdoor.contact"
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
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contact", "number"), name="triage_number_once_a_contact"),
                        models.CheckConstraint(
                            condition=models.Q(("level__in", ["1", "2", "3", "4"])), name="triage_level_is_one_of_four"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("brag__in", ["red", "amber", "green", "blue"])),
                            name="triage_brag_is_one_of_four",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="triage_says_why"
                        ),
                    ],
                },
            ),
        ),
    ]
