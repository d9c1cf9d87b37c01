"""What a council has set for itself, from when until when."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from onestory.councils.models.council import Council


class Setting(models.Model):
    """One local variation: BRAG hours, threshold wording, a target. Earlier values stay, with their dates."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="settings")
    name = models.CharField(max_length=80)
    value = models.JSONField()
    during = DateRangeField(help_text="From, until (open, exclusive end).")
    set_by = models.CharField(max_length=150)
    set_at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "-during"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ExclusionConstraint(
                name="setting_has_one_value_at_a_time",
                expressions=[
                    ("council", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.council}"
