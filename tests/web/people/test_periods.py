"""A period in an address: both its days within it, and what is no day said to be none."""

from __future__ import annotations

from datetime import date

import pytest

from onestory.web.people.periods import NOT_A_DAY, WRONG_WAY_ROUND, period_in


def test_both_days_are_within_it() -> None:
    period = period_in({"since": "2/11/2026", "until": " 3/11/2026 "})
    assert (period.since, period.until, period.ends_before) == (
        date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4),
    )  # fmt: skip
    assert not period.errors


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ({"since": "rubbish"}, {"since": NOT_A_DAY}),
        ({"since": "1/1/2026", "until": "31/2/2026"}, {"until": NOT_A_DAY}),
        ({"since": "2/11/2026", "until": "1/11/2026"}, {"until": WRONG_WAY_ROUND}),
        ({"since": "2/11/2026", "until": "2/11/2026"}, {}),
        ({"until": "31/12/9999"}, {}),
        ({}, {}),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_at_its_box_and_kept_there(asked: dict[str, str], errors: dict[str, str]) -> None:
    period = period_in(asked)
    assert period.errors == errors
    assert [field["value"] for field in period.fields] == [asked.get("since", ""), asked.get("until", "")]
    assert [field["error"] for field in period.fields] == [errors.get("since", ""), errors.get("until", "")]
    assert "until" not in errors or period.until is None
