"""The pages as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages and components; no tables."""

    name = "onestory.web"
    label = "web"
