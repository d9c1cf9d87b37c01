"""The letters room as a Django application."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """E-mails that say something waits, and nothing of whom it is about."""

    name = "onestory.letters"
    label = "letters"
    default_auto_field = "django.db.models.BigAutoField"
