"""A child a contact is about, as told, and whom the hub takes them for."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.declared.standings import IN_THE_INDEX, Found
from onestory.frontdoor.models.contact import Contact


def name_of_child(given_name: str, family_name: str) -> str:
    """What a child is called in a list, who may not have been named."""
    return f"{given_name} {family_name}".strip() or "A child not named"


class ContactChild(models.Model):
    """Told and matched are kept apart: what was told never changes, the match may."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="children")
    number = models.PositiveSmallIntegerField()
    given_name = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    other_names = models.CharField(max_length=200, blank=True)
    is_unborn = models.BooleanField(default=False)
    born_on = models.DateField(null=True)
    age_about = models.PositiveSmallIntegerField(null=True)
    expected_on = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    school = models.CharField(max_length=200, blank=True)
    relation = models.CharField(max_length=200, blank=True, help_text="How the referrer knows the child.")
    person_id = models.UUIDField(null=True)
    found = models.CharField(max_length=10, default=Found.UNMATCHED.value)
    matched_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    matched_at = models.DateTimeField(null=True)
    weight = models.FloatField(null=True)
    reasons = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contact", "number"], name="contact_child_number_once"),
            models.CheckConstraint(
                condition=Q(is_unborn=False) | Q(born_on__isnull=True), name="contact_child_unborn_has_no_birthday"
            ),
            models.CheckConstraint(
                condition=Q(found__in=[each.value for each in IN_THE_INDEX], person_id__isnull=False)
                | (~Q(found__in=[each.value for each in IN_THE_INDEX]) & Q(person_id__isnull=True)),
                name="contact_child_match_is_whole",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["person_id"], name="contact_child_person")]

    def __str__(self) -> str:
        return name_of_child(self.given_name, self.family_name)
