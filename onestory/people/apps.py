"""The people room as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Holds the index of people."""

    name = "onestory.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
