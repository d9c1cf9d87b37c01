"""An adult a contact names, as told, and whom the hub takes them for."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.declared.standings import IN_THE_INDEX, Found
from onestory.frontdoor.models.contact import Contact


class ContactAdult(models.Model):
    """A parent, carer or other adult around the children. What was told never changes, the match may."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="adults")
    number = models.PositiveSmallIntegerField()
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    born_on = models.DateField(null=True)
    relation = models.CharField(max_length=200, blank=True, help_text="To the children, as told: a kind, or words.")
    lives_with_children = models.CharField(max_length=10, blank=True, help_text="yes, no, or not known.")
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    person_id = models.UUIDField(null=True)
    found = models.CharField(max_length=10, default=Found.UNMATCHED.value)
    matched_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    matched_at = models.DateTimeField(null=True)
    weight = models.FloatField(null=True)
    reasons = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="contact_adult_number_once"),
            models.CheckConstraint(
                condition=Q(found__in=[each.value for each in IN_THE_INDEX], person_id__isnull=False)
                | (~Q(found__in=[each.value for each in IN_THE_INDEX]) & Q(person_id__isnull=True)),
                name="contact_adult_match_is_whole",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person_id"], name="contact_adult_person")]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or "An adult not named"
