"""Every figure counted again in plain Python, from the words of its definition and not from its expressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from onestory.calendars.months import add_months
from tests.rules.performance.rows import Row

REFERRED = {"assessment", "strategy-discussion", "private-fostering", "non-agency-adoption"}
Pair = tuple[float, float]


def count(code: str, facts: dict[str, list[Row]], *, council: int, year: int, month: int, as_of: date) -> Pair:
    """The numerator and denominator of one figure of one council in one month, as of a day."""
    return COUNTS[code](_Seen(facts, council, as_of), year, month)


class _Seen:
    """One council's facts as somebody would have known them at the end of a day."""

    def __init__(self, facts: dict[str, list[Row]], council: int, as_of: date) -> None:
        self.as_of = as_of
        self.contacts = [
            self._known(
                row, {"decided_on": ("outcome", "decided_in_time", "hours_to_decide")}, "acknowledged_on", "fed_back_on"
            )
            for row in facts["contact"]
            if row["council"] == council and row["received_on"] <= as_of
        ]
        self.referrals = [
            self._known(row, {}, "initial_assessment_on")
            for row in facts["referral"]
            if row["council"] == council and row["referred_on"] <= as_of
        ]
        self.assessments = [
            row
            for row in facts["assessment"]
            if row["council"] == council and row["completed_on"] and row["completed_on"] <= as_of
        ]
        self.requests = [
            self._known(row, {}, "answered_on")
            for row in facts["request"]
            if row["council"] == council and row["sent_on"] <= as_of
        ]

    def _known(self, row: Row, together: dict[str, tuple[str, ...]], *days: str) -> Row:
        known = dict(row)
        for day in (*together, *days):
            if known[day] is not None and known[day] > self.as_of:
                known[day] = None
                for name in together.get(day, ()):
                    known[name] = None
        return known


def _in(rows: list[Row], day: str, year: int, month: int) -> list[Row]:
    return [row for row in rows if (row[day].year, row[day].month) == (year, month)]


def _share(rows: list[Row], meets: Any) -> Pair:
    return float(sum(bool(meets(row)) for row in rows)), float(len(rows))


def _contacts(seen: _Seen, year: int, month: int) -> list[Row]:
    return _in(seen.contacts, "received_on", year, month)


def _decided(seen: _Seen, year: int, month: int, *, here: bool = False) -> list[Row]:
    return [row for row in _contacts(seen, year, month) if row["decided_on"] and (row["told_here"] or not here)]


def _before(rows: list[Row], row: Row, day: str, key: str, since: date, *, outcome: str = "") -> bool:
    return any(
        other["child"] == row["child"]
        and (other[day], other[key]) < (row[day], row[key])
        and other[day] >= since
        and (not outcome or other["outcome"] == outcome)
        for other in rows
    )


def _again(seen: _Seen, year: int, month: int, outcome: str = "") -> Pair:
    known = [row for row in _contacts(seen, year, month) if row["child"]]
    return _share(
        known,
        lambda row: _before(
            seen.contacts, row, "received_on", "contact", row["received_on"] - timedelta(days=90), outcome=outcome
        ),
    )


def _referred_again(seen: _Seen, year: int, month: int) -> Pair:
    known = [row for row in _in(seen.referrals, "referred_on", year, month) if row["child"]]
    return _share(
        known, lambda row: _before(seen.referrals, row, "referred_on", "referral", add_months(row["referred_on"], -12))
    )


def _all(rows: list[Row]) -> Pair:
    return float(len(rows)), float(len(rows))


def _hours(seen: _Seen, year: int, month: int) -> Pair:
    rows = _decided(seen, year, month, here=True)
    return sum(row["hours_to_decide"] for row in rows), float(len(rows))


def _drift(seen: _Seen, year: int, month: int) -> Pair:
    waiting = [row for row in seen.contacts if row["told_here"] and not row["decided_on"]]
    return _share(waiting, lambda row: row["decide_by"] < seen.as_of)


def _still(seen: _Seen, year: int, month: int) -> Pair:
    waiting = [row for row in seen.contacts if row["told_here"] and not row["decided_on"]]
    return _share(waiting, lambda row: (seen.as_of - row["received_on"]).days > 7)


def _asked(seen: _Seen, year: int, month: int) -> list[Row]:
    sent = _in(seen.requests, "sent_on", year, month)
    return [row for row in sent if row["answered_on"] or row["due_on"] < seen.as_of]


def _taken_up(seen: _Seen, year: int, month: int) -> Pair:
    rows = [
        row
        for row in _contacts(seen, year, month)
        if row["told_here"] and (row["acknowledged_on"] or row["decide_by"] < seen.as_of)
    ]
    return _share(rows, lambda row: row["acknowledged_on"] and row["acknowledged_in_time"])


def _assessed(seen: _Seen, year: int, month: int, kind: str, days: str, most: int) -> Pair:
    done = [row for row in _in(seen.assessments, "completed_on", year, month) if row["kind"] == kind]
    return _share([row for row in done if row[days] is not None], lambda row: row[days] <= most)


COUNTS: dict[str, Callable[[_Seen, int, int], Pair]] = {
    "contacts": lambda seen, y, m: _all(_contacts(seen, y, m)),
    "contact-rate": lambda seen, y, m: _all(_contacts(seen, y, m)),
    "referral-rate": lambda seen, y, m: _all(_in(seen.referrals, "referred_on", y, m)),
    "conversion": lambda seen, y, m: _share(_decided(seen, y, m), lambda row: row["outcome"] in REFERRED),
    "no-further-action": lambda seen, y, m: _share(
        _decided(seen, y, m), lambda row: row["outcome"] == "no-further-action"
    ),
    "early-help": lambda seen, y, m: _share(_decided(seen, y, m), lambda row: row["outcome"] == "early-help"),
    "re-contact": _again,
    "re-contact-after-nothing": lambda seen, y, m: _again(seen, y, m, "no-further-action"),
    "re-referral": _referred_again,
    "referral-no-further-action": lambda seen, y, m: _share(
        [row for row in _in(seen.referrals, "referred_on", y, m) if row["no_further_action"] is not None],
        lambda row: row["no_further_action"],
    ),
    "decided-in-time": lambda seen, y, m: _share(_decided(seen, y, m, here=True), lambda row: row["decided_in_time"]),
    "hours-to-decide": _hours,
    "drift": _drift,
    "standing-still": _still,
    "assessed-in-45-days": lambda seen, y, m: _assessed(seen, y, m, "single", "days_from_referral", 45),
    "answered-in-time": lambda seen, y, m: _share(
        _asked(seen, y, m), lambda row: row["answered_on"] and row["answered_in_time"]
    ),
    "answered": lambda seen, y, m: _share(_asked(seen, y, m), lambda row: row["answered_on"]),
    "acknowledged-in-time": _taken_up,
    "fed-back": lambda seen, y, m: _share(_decided(seen, y, m, here=True), lambda row: row["fed_back_on"]),
    "NI-59": lambda seen, y, m: _assessed(seen, y, m, "initial", "days_from_referral", 7),
    "NI-60": lambda seen, y, m: _assessed(seen, y, m, "core", "days_from_start", 35),
    "NI-68": lambda seen, y, m: _share(
        _in(seen.referrals, "referred_on", y, m), lambda row: row["initial_assessment_on"]
    ),
}
