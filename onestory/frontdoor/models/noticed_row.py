"""What the front door made of the rows of police files: once each, however often they come."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact


class NoticedRow(models.Model):
    """One person of one notice: in which file they stand, and whose contact they are, or why they have none yet.

    It names nobody. `content` is what the row said when it was last dealt with: a row that says something else since,
    or has gone, is told to whoever has its contact. The contact may be another council's, where the child lives.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", help_text="Whose file it is.")
    source_key = models.TextField(help_text="The row's own key in the feed.")
    notice = models.CharField(max_length=100, help_text="The number of the notice it belongs to.")
    content = models.UUIDField(null=True, help_text="What it said when it was dealt with; none while it waits.")
    is_child = models.BooleanField(default=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="noticed_rows", null=True)
    home = models.ForeignKey(
        Council, on_delete=models.PROTECT, related_name="+", null=True, help_text="Where the contact is."
    )
    delivery = models.BigIntegerField(help_text="The import that brought it.")
    file_name = models.CharField(max_length=255)
    row = models.BigIntegerField(help_text="Its number in that file.")
    came_at = models.DateTimeField()
    at = models.DateTimeField(help_text="When it was last looked at.")
    gone_at = models.DateTimeField(null=True, help_text="When the file no longer held it.")
    waits = models.CharField(max_length=20, blank=True, help_text="Why it could not become a contact yet.")
    waits_since = models.DateTimeField(null=True)
    raised_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "source_key"], name="noticed_row_once"),
            models.CheckConstraint(
                condition=Q(waits="", waits_since__isnull=True, raised_at__isnull=True)
                | (~Q(waits="") & Q(waits_since__isnull=False, content__isnull=True)),
                name="noticed_row_waits_since",
            ),
            models.CheckConstraint(
                condition=Q(contact__isnull=True, home__isnull=True) | Q(contact__isnull=False, home__isnull=False),
                name="noticed_row_contact_is_somewhere",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "notice"], name="noticed_row_of_notice"),
            models.Index(fields=["council", "at"], condition=~Q(waits=""), name="noticed_row_waits"),
        ]

    def __str__(self) -> str:
        return f"Row {self.row} of {self.file_name}"


class NoticesLook(models.Model):
    """How far the front door has looked through a council's police files: a mark that moves when anything came."""

    council = models.OneToOneField(Council, on_delete=models.PROTECT, related_name="+", primary_key=True)
    since = models.DateField(help_text="The day from which notices are taken in, as it was at this look.")
    began_at = models.DateTimeField(help_text="When that day was first looked from: nothing was received before.")
    seen = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return f"Police files from {self.since:%-d %B %Y}"
