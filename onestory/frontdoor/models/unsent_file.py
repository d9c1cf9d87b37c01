"""A file put to a form that nobody has sent yet: sealed, name and content."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from onestory.frontdoor.models.draft import Draft


class UnsentFile(models.Model):
    """Once its form is sent it is an attachment of the contact, under the same number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="unsent_files")
    name = models.BinaryField()
    content = models.BinaryField()
    kind = models.CharField(max_length=20, help_text="By its content, never by its name.")
    size = models.PositiveIntegerField(help_text="Of what was put to the form, in bytes.")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["added_at", "id"]

    def __str__(self) -> str:
        return f"File of {self.draft_id}"
