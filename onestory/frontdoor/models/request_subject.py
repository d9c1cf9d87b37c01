"""Somebody a request is about, told to the agency in no more detail than it needs to find them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.contact_adult import ContactAdult
from onestory.frontdoor.models.contact_child import ContactChild
from onestory.frontdoor.models.information_request import InformationRequest


class RequestSubject(models.Model):
    """The name and birthday an agency is given. It cannot read the contact they come from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="subjects")
    child = models.ForeignKey(ContactChild, on_delete=models.PROTECT, related_name="+", null=True)
    adult = models.ForeignKey(ContactAdult, on_delete=models.PROTECT, related_name="+", null=True)
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=401)
    born_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    relation = models.CharField(max_length=30, blank=True)
    person_id = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(child__isnull=False, adult__isnull=True) | Q(child__isnull=True, adult__isnull=False),
                name="request_subject_is_one_person",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person_id"], name="request_subject_of_person")]

    def __str__(self) -> str:
        return self.name
