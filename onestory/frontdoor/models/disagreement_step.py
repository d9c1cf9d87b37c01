"""One word in a disagreement: raised, answered, taken up a stage, closed; by whom, when, with what reasons."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.disagreements import Stance, StepKind
from onestory.frontdoor.models.disagreement import Disagreement


class DisagreementStep(models.Model):
    """Never changed: a change of mind is the next step."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    disagreement = models.ForeignKey(Disagreement, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField(help_text="In order, within the disagreement.")
    stage = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    stance = models.CharField(max_length=10, blank=True, help_text="Of an answer: changed, partly, stands.")
    words = models.TextField(blank=True)
    given_by = models.CharField(max_length=200, blank=True, help_text="Whose answer it is, where another wrote it.")
    due_at = models.DateTimeField(help_text="When this step was due, or the step it started is.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["disagreement", "number"], name="step_number_once_a_disagreement"),
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in StepKind], stage__range=(1, 4)), name="step_is_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind=StepKind.ANSWERED.value, stance__in=[each.value for each in Stance])
                | (~Q(kind=StepKind.ANSWERED.value) & Q(stance="")),
                name="step_answer_takes_a_stance",
            ),
            models.CheckConstraint(
                condition=Q(kind=StepKind.CLOSED.value) | ~Q(words=""), name="step_says_its_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} at stage {self.stage}"
