"""A shield: from this day on, nobody may learn where this person is."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.person import Person


class Shield(models.Model):
    """Sticky on the person whatever feeds say; `spread_from` is the shield of whom they live with."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shields")
    since = models.DateField()
    why = models.TextField()
    how = models.CharField(max_length=20, default="asked", help_text="How it came to stand over this person.")
    put_up_at = models.DateTimeField()
    put_up_by = models.CharField(max_length=150)
    spread_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="spread")
    lift_asked_at = models.DateTimeField(null=True)
    lift_asked_by = models.CharField(max_length=150, blank=True, default="")
    lift_asked_why = models.TextField(blank=True, default="")
    is_owed = models.BooleanField(default=False, help_text="The keys were away when people moved: look again.")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.CharField(max_length=150, blank=True)
    lifted_with = models.CharField(max_length=150, blank=True, help_text="The second person.")
    lifted_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["since"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at__isnull=True), name="person_has_one_standing_shield"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True)
                | (~Q(lifted_by="") & ~Q(lifted_with="") & ~Q(lifted_why="") & ~Q(lifted_by=models.F("lifted_with"))),
                name="shield_is_lifted_by_two",
            ),
            models.CheckConstraint(
                condition=Q(lift_asked_at__isnull=True, lift_asked_by="", lift_asked_why="")
                | (Q(lift_asked_at__isnull=False) & ~Q(lift_asked_by="") & ~Q(lift_asked_why="")),
                name="shield_lift_is_asked_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Shield over {self.person_id} since {self.since}"
