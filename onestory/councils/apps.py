"""The councils room as a Django application."""

from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    """Councils, hubs, agencies, teams, settings."""

    name = "onestory.councils"
    label = "councils"
    default_auto_field = "django.db.models.BigAutoField"
