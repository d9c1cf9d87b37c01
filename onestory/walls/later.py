"""Leaving work for the worker, in the transaction of the act that needs it: both stand, or neither does."""

from procrastinate.contrib.django import app


def later(task: str, **about: int | str) -> None:
    """Have a task of `onestory.jobs.tasks` done after this transaction. Say which thing, never what is in it."""
    app.configure_task(f"onestory.jobs.tasks.{task}").defer(**about)
