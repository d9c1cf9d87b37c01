"""Where sessions are kept: Django's table, asked for in a question that is written once."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Django
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from onestory.walls.asking import written_once


class SessionStore(Django):
    """Django's own. Every page of everybody begins by reading one, so writing that question afresh is worth saving."""

    def _get_session_from_db(self) -> Session | None:
        for found in _sessions(key=self.session_key, now=timezone.now()):
            return found
        self._session_key = None
        return None


@written_once
def _sessions(*, key: Any, now: Any) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
