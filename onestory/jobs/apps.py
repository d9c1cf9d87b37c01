"""The jobs as a Django application: procrastinate finds `tasks.py` in every application that has one."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Tasks that run by the clock; no tables."""

    name = "onestory.jobs"
    label = "jobs"
