"""A report of sharing and looks that was given to a family, as it was given."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council


class FamilyReportGiven(models.Model):
    """Never changed. `told` is the exact text; `looked_through` says that it was made while a shield stood near."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    number = models.PositiveIntegerField(help_text="In order, within the person.")
    told = models.TextField()
    sha256 = models.CharField(max_length=64)
    looked_through = models.BooleanField()
    given_to = models.CharField(max_length=200)
    given_how = models.CharField(max_length=20)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person_id", "number"], name="family_report_number_once_a_person"),
            models.CheckConstraint(condition=~Q(given_to="") & ~Q(given_how=""), name="family_report_says_to_whom"),
        ]

    def __str__(self) -> str:
        return f"Report {self.number}, given {self.given_at:%-d %B %Y}"
