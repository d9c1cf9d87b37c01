"""The audit room as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Append-only, partitioned by month, sealed in batches."""

    name = "onestory.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
