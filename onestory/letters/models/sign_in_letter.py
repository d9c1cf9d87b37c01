"""A code or a link on its way to whoever asked for it at the sign-in pages: gone as soon as it is sent."""

import uuid
from typing import ClassVar

from django.db import models


class SignInLetter(models.Model):
    """Of no council: nobody has come in yet. One is written whether or not the address is anybody's, so that asking
    takes as long for a stranger as for a colleague; the clock sends it only to people of this hub.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField()
    typed = models.EmailField(help_text="The address that was typed; perhaps nobody's.")
    secret = models.CharField(max_length=40, blank=True, help_text="The code, where there is one.")
    link = models.CharField(max_length=400, blank=True)
    asked_from = models.CharField(max_length=64, blank=True, help_text="The network address it was asked from.")
    request = models.CharField(max_length=64, blank=True)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["queued_at"]

    def __str__(self) -> str:
        return f"{self.kind}, asked for {self.queued_at:%-d %B %Y %H:%M}"
