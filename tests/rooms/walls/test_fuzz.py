"""Ten thousand requests across the wall between two councils, and a hole that the same requests must find."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onestory.console.benches.walls import asked_across


@pytest.mark.django_db(transaction=True)
def test_ten_thousand_requests_of_one_council_show_nothing_of_another() -> None:
    """By statement, by act and by page, with ids that are the other's; then with one table shown to all."""
    told = asked_across(10_000, now=datetime.now(UTC))  # noqa: TID251  the pages read the real clock
    assert (told["requests"], told["leaks"], told["errors"]) == (10_000, 0, 0), told["leaked"] + told["failed"]
    assert told["acts"] > 100
    assert told["pages"] > 25
    assert told["control_leaks"] > 10
