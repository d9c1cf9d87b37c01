"""A form somebody has begun and may come back to."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from onestory.councils.models import Council


class Draft(models.Model):
    """Answers so far, sealed. Opened by a random token in its address and a return code; neither is kept in clear."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    token_digest = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=128)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", null=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    form = models.CharField(max_length=40)
    form_version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict, help_text="In clear: as a release before sealing wrote them.")
    sealed = models.BinaryField(null=True, help_text="The answers, under a key made of the hub's secret key.")
    saved_times = models.PositiveIntegerField(default=0, help_text="Counts saves, so that two windows notice.")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    submitted_as = models.CharField(max_length=20, blank=True, help_text="The contact's reference, once sent.")
    submitted_also = ArrayField(
        models.CharField(max_length=20),
        default=list,
        db_default=[],
        help_text="Those of the contacts at other councils, where the children live in the areas of several.",
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-saved_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(sealed__isnull=True) | models.Q(answers={}),
                name="draft_is_sealed_or_in_clear",
            ),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.form}, saved {self.saved_at:%-d %B %Y %H:%M}"
