"""A broken glass: one worker opened one record that was shut to them, and why; and what its reviewer found."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Glass(models.Model):
    """It opens until `ends_at`, or until the worker leaves. Reviewed by somebody else, or escalated."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    username = models.CharField(max_length=150)
    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40)
    why = models.TextField()
    broken_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="When the access reviewers were told.")
    review_by = models.DateField(help_text="The first day on which the review is late.")
    escalated_at = models.DateTimeField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    found = models.TextField(blank=True, help_text="What the reviewer found.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-broken_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(why=""), name="glass_has_a_reason"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("broken_at")), name="glass_ends"),
            models.CheckConstraint(
                condition=Q(reviewed_at__isnull=True, reviewed_by="", outcome="", found="")
                | (Q(reviewed_at__isnull=False) & ~Q(reviewed_by="") & ~Q(outcome="") & ~Q(found="")),
                name="glass_is_reviewed_whole",
            ),
            models.CheckConstraint(condition=~Q(reviewed_by=F("username")), name="glass_is_reviewed_by_another"),
            models.UniqueConstraint(fields=["user"], condition=Q(left_at__isnull=True), name="glass_is_one_at_a_time"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["council", "review_by"], name="glass_to_review", condition=Q(reviewed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.username} at {self.broken_at:%Y-%m-%d %H:%M}"
