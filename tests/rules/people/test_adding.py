"""What must be right of somebody who is added by hand."""

from datetime import date

import pytest

from onestory.people.rules.adding import NewPerson, wrong_with

TODAY = date(2026, 11, 26)
CASES = """
    given_name= | given_name
    postcode=S65 | postcode
    postcode=s651ab |
    date_of_birth=2026-11-27 | date_of_birth
    date_of_birth=2026-11-26 |
    expected_on=2027-03-01 |
    expected_on=2026-10-20 |
    expected_on=2028-03-01 | expected_on
    expected_on=2026-01-01 | expected_on
    expected_on=2027-03-01&date_of_birth=2020-01-01 | expected_on
    why=  | why
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_what_is_wrong_is_said_at_its_field(case: str) -> None:
    told, _, field = (part.strip() for part in case.partition("|"))
    values: dict[str, object] = {"given_name": "Ada", "why": "By phone"}
    for pair in told.split("&"):
        name, _, value = pair.partition("=")
        values[name] = date.fromisoformat(value) if name.endswith(("_on", "birth")) else value
    assert list(wrong_with(NewPerson(**values), today=TODAY)) == ([field] if field else [])  # type: ignore[arg-type]
