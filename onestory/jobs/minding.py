"""Minding the rounds: each is written down when it was made, and when it was not, so that a stopped clock is seen."""

import functools
import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from inspect import iscoroutinefunction
from typing import ParamSpec, TypeVar, cast

from asgiref.sync import sync_to_async
from django.db import DatabaseError

from onestory.access.rules.actors import the_system
from onestory.clockwork.actions.record_round import record_round
from onestory.walls.context import standing_as

log = logging.getLogger(__name__)
What = ParamSpec("What")
Back = TypeVar("Back")
_unfinished: ContextVar[tuple[str, ...]] = ContextVar("unfinished", default=())


def left_unfinished(where: str, fault: Exception) -> None:
    """Say that one council's part of the round in hand did not come to its end; the others' go on."""
    _unfinished.set((*_unfinished.get(), f"{type(fault).__name__} ({where})"))


def minded(code: str) -> Callable[[Callable[What, Back]], Callable[What, Back]]:
    """Write down of a round, by its code, that it came to its end, or what kind of fault kept it from it."""

    def minding(task: Callable[What, Back]) -> Callable[What, Back]:
        if iscoroutinefunction(task):
            awaited = _minded_awaitable(code, cast(Callable[What, Awaitable[None]], task))
            return cast(Callable[What, Back], _named(awaited, code))

        @functools.wraps(task)
        def minded_task(*given: What.args, **named: What.kwargs) -> Back:
            _unfinished.set(())
            try:
                back = task(*given, **named)
            except Exception as fault:
                _record(code, type(fault).__name__)
                raise
            _record(code, ", ".join(_unfinished.get()))
            return back

        return _named(minded_task, code)

    return minding


def _minded_awaitable(code: str, task: Callable[What, Awaitable[None]]) -> Callable[What, Awaitable[None]]:
    @functools.wraps(task)
    async def minded_task(*given: What.args, **named: What.kwargs) -> None:
        try:
            await task(*given, **named)
        except Exception as fault:
            await sync_to_async(_record)(code, type(fault).__name__)
            raise
        await sync_to_async(_record)(code, "")

    return minded_task


def _named(task: Callable[What, Back], code: str) -> Callable[What, Back]:
    """A task that says which round it is."""
    task.round = code  # type: ignore[attr-defined]
    return task


def _record(code: str, fault: str) -> None:
    """Where even this cannot be written the round is seen to be late, which is the same news."""
    try:
        with standing_as(the_system(council=0, council_code="")) as actor:
            record_round(actor=actor, round=code, fault=fault, now=datetime.now(UTC))
    except DatabaseError:
        log.exception("It could not be written down that the round %s was made.", code)
