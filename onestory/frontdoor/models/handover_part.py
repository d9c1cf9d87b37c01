"""One part of the product that goes with a handover, and somebody it is about."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.handover import Handover


class HandoverPart(models.Model):
    """The words as they were sent, and who says so. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    words = models.TextField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(source=""), name="handover_part_says_and_cites"),
        ]

    def __str__(self) -> str:
        return self.title


class HandoverSubject(models.Model):
    """A child or adult the handover is about: the team is told who they are, and finds their page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="subjects")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=401)
    born_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    who = models.CharField(max_length=60)
    person_id = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return self.name
