"""The access room as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """People at work and what each may do."""

    name = "onestory.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
