"""The front door as a Django application."""

from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    """Drafts, contacts, triage, requests to partners, decisions, feedback and the ledger of what was shared."""

    name = "onestory.frontdoor"
    label = "frontdoor"
    default_auto_field = "django.db.models.BigAutoField"
