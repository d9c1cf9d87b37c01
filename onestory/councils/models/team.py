"""A team: people of one agency who work for one council."""

from typing import ClassVar

from django.db import models

from onestory.councils.models.agency import Agency
from onestory.councils.models.council import Council


class Team(models.Model):
    """Where work is queued and owned."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="teams")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    code = models.SlugField()
    name = models.CharField(max_length=200)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "code"], name="team_code_once_a_council"),
        ]

    def __str__(self) -> str:
        return self.name
