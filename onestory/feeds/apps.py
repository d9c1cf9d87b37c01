"""The feeds room as a Django application."""

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    """What partners send."""

    name = "onestory.feeds"
    label = "feeds"
    default_auto_field = "django.db.models.BigAutoField"
