"""Clockwork as a Django application."""

from django.apps import AppConfig


class ClockworkConfig(AppConfig):
    """When each round was last made."""

    name = "onestory.clockwork"
    label = "clockwork"
    default_auto_field = "django.db.models.BigAutoField"
