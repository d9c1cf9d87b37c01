"""The bank holidays of England, for the database to count working days as the calendars do."""

from typing import ClassVar

from django.db import models


class BankHoliday(models.Model):
    """Filled by migration from the calendars, and held to them by a test. Public, and of no council."""

    day = models.DateField(primary_key=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}"
