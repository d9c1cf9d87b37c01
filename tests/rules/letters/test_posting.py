"""What a letter says, and when it is tried again."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from inspect import signature

import pytest

from onestory.access.declared.permissions import PERMISSIONS
from onestory.letters.declared.notifications import NOTIFICATIONS, Notification
from onestory.letters.rules.posting import next_try, subject_of, words_of

NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize("notification", NOTIFICATIONS, ids=lambda one: one.code)
def test_every_letter_is_plain_words_with_no_place_for_anybodys(notification: Notification) -> None:
    said = subject_of(notification) + words_of(notification, hub="https://hub.example")
    assert not re.search(r"[{}%<>]|\d", said.replace("https://hub.example", ""))
    assert notification.where.startswith("Sign in and open ")
    assert not notification.needs or notification.needs in {one.code for one in PERMISSIONS}
    assert "\n" not in subject_of(notification)


def test_nothing_but_the_declaration_and_the_hubs_address_goes_into_a_letter() -> None:
    assert list(signature(words_of).parameters) == ["notification", "hub"]
    assert list(signature(subject_of).parameters) == ["notification"]


def test_a_letter_is_tried_ever_more_seldom_for_three_days() -> None:
    tried, now = list[timedelta](), NOW
    while (again := next_try(queued_at=NOW, tries=len(tried) + 1, now=now)) is not None:
        tried.append(again - now)
        now = again
    assert [one / timedelta(minutes=1) for one in tried[:8]] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert timedelta(days=3) <= now - NOW <= timedelta(days=3, hours=1)
