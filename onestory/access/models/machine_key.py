"""A machine's key: a partner's system that may call the hub, for one council and agency, until a day."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Agency, Council


class MachineKey(models.Model):
    """The key itself is shown once and never kept; `user` stands for the machine in whatever it writes."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.SlugField())
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    lapses_on = models.DateField(help_text="The first day on which it no longer counts.")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(lapses_on__gt=F("made_at__date")), name="machine_key_lapses_later"),
            models.CheckConstraint(condition=~Q(scopes=[]), name="machine_key_may_something"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="machine_key_ended_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} until {self.lapses_on}"
