"""Raising refused rows that have waited longer than a working day: once for each file, to those who can mend them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.feeds.declared.timescales import QUARANTINE
from onestory.feeds.declared.workflows import DeliveryState, RowState
from onestory.feeds.models import Delivery, QuarantinedRow
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor

A_DAY = timedelta(days=1)  # no working day is shorter


@transaction.atomic
def raise_quarantine(*, actor: Actor, now: datetime) -> int:
    """How many files were raised. Done twice, or by two at once, each is raised once."""
    require(actor, "feed.mend")
    waiting = QuarantinedRow.objects.filter(delivery=OuterRef("pk"), state=RowState.WAITING, superseded_by=None)
    old = Delivery.objects.select_for_update().filter(
        council_id=actor.council,
        state=DeliveryState.COMMITTED,
        raised_at__isnull=True,
        quarantined__gt=0,
        committed_at__lt=now - A_DAY,
    )
    late = [each for each in old.filter(Exists(waiting)) if each.committed_at and _due(each.committed_at) < now]
    Delivery.objects.filter(pk__in=[each.pk for each in late]).update(raised_at=now)
    subjects = [(str(each.pk), None) for each in late]
    note_each(act="feed.escalate", subject_kind="delivery", subjects=subjects, actor=actor, now=now)
    return len(late)


def _due(committed_at: datetime) -> datetime:
    return due_at(QUARANTINE, started_at=committed_at)
