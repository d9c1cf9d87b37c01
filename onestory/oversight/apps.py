"""Oversight as a Django application."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Flagged looks and what their reviewers found."""

    name = "onestory.oversight"
    label = "oversight"
    default_auto_field = "django.db.models.BigAutoField"
