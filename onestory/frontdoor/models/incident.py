"""One incident at which several children were, or live: one row, whatever councils and schools it touches."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class Incident(models.Model):
    """What was told once. Each child has a contact of their own, at the council where the child lives; of a form, each
    council has one of its own children.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", help_text="Where it was told.")
    councils = ArrayField(models.BigIntegerField(), help_text="Those to which a child's contact went.")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    sent_by = models.CharField(max_length=60, help_text="Whose key it is.")
    key = models.CharField(max_length=128)
    body_digest = models.CharField(max_length=64)
    their_reference = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=30)
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    known_as = ArrayField(
        models.CharField(max_length=20),
        null=True,
        help_text="Child by child, the contact that came of the police's file before; blank for a contact of its own.",
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-received_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["sent_by", "key"], name="incident_once_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.their_reference} of {self.happened_at:%-d %B %Y}"


class IncidentPart(models.Model):
    """One child's contact under an incident. It names nobody, so that another council may know that it is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="parts")
    contact = models.OneToOneField(Contact, on_delete=models.PROTECT, related_name="incident_part")
    reference = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField(help_text="In the order in which the children were told of.")

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["incident", "number"], name="incident_part_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference}, part {self.number}"
