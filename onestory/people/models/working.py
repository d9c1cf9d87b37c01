"""A working relationship: this worker or team works with this person, for this reason, from when until when."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council, Team
from onestory.people.models.person import Person


class Working(models.Model):
    """What opens a person's page without a reason being asked."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="workings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=60)
    why = models.TextField(help_text="The piece of work: a contact's reference, an allocation.")
    began_at = models.DateTimeField()
    began_by = models.CharField(max_length=150)
    due_on = models.DateField(null=True)
    due_what = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(user__isnull=False) | Q(team__isnull=False), name="work_is_somebodys"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="") | (Q(ended_at__isnull=False) & ~Q(ended_by="")),
                name="work_ends_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.why}"
