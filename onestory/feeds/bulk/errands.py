"""Errands as they are left for the worker: once for a file, in the transaction of the asking."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from onestory.audit.actions.note import note
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models import Delivery, Errand
from onestory.walls.actor import Actor
from onestory.walls.later import later

UNDER_WAY = (ErrandState.WAITING, ErrandState.RUNNING)


def is_left_to_do(errand: int) -> bool:
    """Wait until nobody else is at an errand; whether it is still to be done then. Held until the transaction ends.

    A worker that only stood still for a while is taken for lost, and what it has in hand is given to another.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('feeds.errand'), %s)", [errand])
    return Errand.objects.filter(pk=errand, state__in=UNDER_WAY).exists()


def under_way_for(delivery: Delivery) -> int | None:
    """The errand that is under way for this file, if there is one: a second press of the button finds it."""
    found = Errand.objects.filter(delivery=delivery, state__in=UNDER_WAY)
    return found.values_list("pk", flat=True).first()


def leave(errand: Errand, *, actor: Actor, now: datetime) -> int:
    """Write an errand down as this actor's, and leave it for the worker. Returns its number."""
    errand.council_id, errand.asked_at, errand.asked_by_id = actor.council, now, actor.user
    errand.role, errand.agency, errand.purpose = actor.role, actor.agency, actor.purpose
    errand.save(force_insert=True)
    note(
        act="feed.ask",
        subject=str(errand.pk),
        subject_kind="errand",
        actor=actor,
        now=now,
        detail={"feed": errand.feed, "act": errand.act},
    )
    later("carry_out_errand", errand=errand.pk, council=actor.council)
    return errand.pk
