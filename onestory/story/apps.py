"""The story room as a Django application."""

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """Holds what people make of stories, versions kept for a court, and documents."""

    name = "onestory.story"
    label = "story"
    default_auto_field = "django.db.models.BigAutoField"
