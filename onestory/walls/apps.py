"""The walls as a Django application, first in line so that its functions exist before any table."""

from django.apps import AppConfig


class WallsConfig(AppConfig):
    """Holds the database functions that every policy calls."""

    name = "onestory.walls"
    label = "walls"
    default_auto_field = "django.db.models.BigAutoField"
