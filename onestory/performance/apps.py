"""Performance as a Django application."""

from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    """Facts without names, indicators, report cards and their steps."""

    name = "onestory.performance"
    label = "performance"
    default_auto_field = "django.db.models.BigAutoField"
