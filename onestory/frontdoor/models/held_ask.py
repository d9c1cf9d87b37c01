"""An ask: somebody wants what a partner holds and does not share, and its holder releases it, in part, or refuses."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Agency, Council
from onestory.frontdoor.declared.answers import Withheld
from onestory.frontdoor.declared.held_asks import AskState
from onestory.frontdoor.models.information_request import InformationRequest
from onestory.story.models import Document

GROUNDS = [each.value for each in Withheld]


class HeldAsk(models.Model):
    """About one person, for one purpose. What was asked never changes; it is answered once, and stays answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="Whose it is.")
    holder = models.CharField(max_length=150, help_text="Whom the agreement named when it was asked.")
    feed = models.CharField(max_length=40, blank=True, help_text="What is asked for, if it is a record.")
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="+", null=True, help_text="If it is an answer."
    )
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="+", null=True, help_text="If it is a document under seal."
    )
    person_id = models.UUIDField()
    about = models.CharField(max_length=401)
    born_on = models.DateField(null=True)
    purpose = models.SlugField()
    necessity = models.TextField(help_text="Why they need it, and no more than it.")
    lawful_basis = models.CharField(max_length=40)
    told = models.CharField(max_length=20)
    told_why_not = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    raised_at = models.DateTimeField(null=True, help_text="When the clock told others that nobody had answered.")
    state = models.CharField(max_length=10, default=AskState.WAITING.value)
    words = models.TextField(blank=True, help_text="What is released, in the holder's own words.")
    ground = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True, help_text="Why it, or the rest of it, is not released.")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(feed="", request__isnull=False, document__isnull=True)
                | Q(feed="", request__isnull=True, document__isnull=False)
                | (~Q(feed="") & Q(request__isnull=True, document__isnull=True)),
                name="held_ask_is_for_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(necessity="") & ~Q(lawful_basis="") & ~Q(purpose="") & ~Q(told=""),
                name="held_ask_says_on_what_footing",
            ),
            models.CheckConstraint(
                condition=~Q(told__startswith="no") | ~Q(told_why_not=""), name="held_ask_says_why_not_told"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", words="", ground="", why="", answered_at=None, answered_by=None)
                | (Q(state="released", ground="", why="") & ~Q(words="") & Q(answered_at__isnull=False))
                | (Q(state="partly", ground__in=GROUNDS, answered_at__isnull=False) & ~Q(words="") & ~Q(why=""))
                | (Q(state="refused", ground__in=GROUNDS, words="", answered_at__isnull=False) & ~Q(why="")),
                name="held_ask_is_answered_whole",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person_id"], name="held_ask_of_person"),
            models.Index(fields=["agency", "asked_at"], name="held_ask_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.about}, of {self.holder}"
