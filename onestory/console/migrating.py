"""The process that brings a database up to date, as the role that owns its tables: migrations, then the search."""

from __future__ import annotations

import django
from django.core.management import call_command

django.setup()

from onestory.people.actions.ready_search import ready_search  # noqa: E402 - Django must be ready before its models

if __name__ == "__main__":
    call_command("migrate", interactive=False, verbosity=0)
    ready_search()
