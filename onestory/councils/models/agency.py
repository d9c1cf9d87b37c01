"""A partner agency of a hub, and the accreditation without which its people stay outside."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onestory.councils.models.council import Council
from onestory.councils.models.hub import Hub


class Agency(models.Model):
    """Police, a health trust, a school, housing… : it owns what it tells the hub."""

    hub = models.ForeignKey(Hub, on_delete=models.PROTECT, related_name="agencies")
    code = models.SlugField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, help_text="A code of the agency-kind list.")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    urn = models.CharField(max_length=10, blank=True, help_text="A school's unique reference number.")

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["hub", "code"], name="agency_code_once_a_hub"),
        ]

    def __str__(self) -> str:
        return self.name


class Accreditation(models.Model):
    """A council's dated word that an agency may use the hub."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="accreditations")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="accreditations")
    given_from = models.DateField()
    given_until = models.DateField()
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_until"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(given_until__gt=F("given_from")), name="accreditation_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} until {self.given_until}"
