"""An adopted child's two lives, severed: the one table that knows both, shut to everybody but named custodians."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.people.models.person import Person

STATES = ("raised", "proposed", "severed", "declined")


class Severance(models.Model):
    """Raised when partners tell of an adoption; proposed by one custodian, decided by another.

    From the day it is raised no machine gives the child's records anything new; see `queries.decisions`.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="The life before.")
    state = models.CharField(max_length=10, default="raised")
    raised_at = models.DateTimeField()
    raised_by = models.CharField(max_length=150)
    told = models.TextField(help_text="What told of it.")
    moves = models.JSONField(default=list, help_text="The records of the life after, as proposed.")
    why = models.TextField(blank=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    after = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", help_text="The life after."
    )
    sealed = ArrayField(models.UUIDField(), default=list, help_text="Every identifier of the life before.")

    class Meta:
        ordering: ClassVar[list[str]] = ["raised_at", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="severance_state_is_known"),
            models.UniqueConstraint(fields=["person"], condition=~Q(state="declined"), name="life_is_severed_once"),
            models.CheckConstraint(
                condition=~Q(state="severed")
                | (
                    Q(decided_at__isnull=False)
                    & ~Q(proposed_by="")
                    & ~Q(decided_by="")
                    & ~Q(decided_by=F("proposed_by"))
                ),
                name="severance_takes_two",
            ),
        ]

    def __str__(self) -> str:
        return f"Severance {self.pk}: {self.state}"


class Custodian(models.Model):
    """Somebody named, to whom a sealed life stays open."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    severance = models.ForeignKey(Severance, on_delete=models.PROTECT, related_name="custodians")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    username = models.CharField(max_length=150)

    class Meta:
        ordering: ClassVar[list[str]] = ["username"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["severance", "user"], name="custodian_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.username
