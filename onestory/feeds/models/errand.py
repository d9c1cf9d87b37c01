"""An errand: something done with a file that takes a while, and how far it is."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models.delivery import Delivery


class Errand(models.Model):
    """Asked for on a page, done by the worker as the person who asked, answered on the page that waits for it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=10, help_text="preview, commit or undo.")
    feed = models.SlugField()
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+", null=True)
    held = models.CharField(max_length=32, blank=True, help_text="The file handed in, until it has been read.")
    as_of = models.DateField(null=True)
    confirm = models.BooleanField(default=False)
    why = models.TextField(blank=True)

    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.SlugField(help_text="The post it was asked from; the errand is run from no other.")
    agency = models.BigIntegerField()
    purpose = models.SlugField(blank=True)

    state = models.CharField(max_length=10, default=ErrandState.WAITING)
    done = models.PositiveBigIntegerField(default=0, help_text="Bytes read so far.")
    of = models.PositiveBigIntegerField(default=0)
    answer = models.TextField(blank=True, help_text="Why it was refused; or, once run, nothing.")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(act="preview", as_of__isnull=False) & ~Q(held="")
                | Q(act__in=["commit", "undo"], delivery__isnull=False),
                name="errand_knows_its_file",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[ErrandState.WAITING, ErrandState.RUNNING], ended_at__isnull=True)
                | Q(state=ErrandState.RUN, ended_at__isnull=False, answer="", delivery__isnull=False)
                | (Q(state=ErrandState.REFUSED, ended_at__isnull=False) & ~Q(answer="")),
                name="errand_ended_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.feed}"
