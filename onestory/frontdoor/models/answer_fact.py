"""One fact an agency holds, so that whoever uses it can cite it."""

import uuid
from typing import ClassVar

from django.db import models

from onestory.councils.models import Agency, Council
from onestory.frontdoor.models.answer import Answer
from onestory.frontdoor.models.request_subject import RequestSubject


class AnswerFact(models.Model):
    """What, about whom, when it happened if that is known. Sealed like its answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="facts")
    subject = models.ForeignKey(RequestSubject, on_delete=models.PROTECT, related_name="+", null=True)
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    happened_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return self.words
