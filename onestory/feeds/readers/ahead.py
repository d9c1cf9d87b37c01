"""One step ahead: the next piece is read and checked on another core while this one is copied into the database."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Thing = TypeVar("Thing")
END = object()


def ahead(things: Iterator[Thing]) -> Iterator[Thing]:
    """The same things, each fetched while the one before is worked on. Never more than one waits."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading-ahead") as reader:
        coming = reader.submit(next, things, END)
        while (thing := coming.result()) is not END:
            coming = reader.submit(next, things, END)
            yield thing  # type: ignore[misc]
