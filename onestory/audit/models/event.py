"""One line of the audit: who did or saw what, when, and why they said they needed to."""

from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """Append-only. The table is partitioned by month and made in SQL; this model only reads it."""

    id = models.BigIntegerField(primary_key=True)
    council_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    user_id = models.BigIntegerField()
    username = models.TextField()
    role = models.TextField()
    agency_id = models.BigIntegerField()
    act = models.TextField()
    subject_kind = models.TextField()
    subject = models.TextField()
    person_id = models.UUIDField(null=True)
    purpose = models.TextField()
    reason = models.TextField()
    detail = models.JSONField()
    request = models.TextField()
    address = models.TextField()

    class Meta:
        managed = False
        db_table = "audit_event"
        ordering: ClassVar[list[str]] = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.username} {self.act} {self.subject}"
