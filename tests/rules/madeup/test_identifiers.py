"""Identifiers carry right check digits and come from ranges that nobody real holds."""

import pytest

from onestory.madeup.rules.identifiers import NhsNumbers, nhs_check_digit, nhs_number, pnc_id, temporary_upn, upn


@pytest.mark.parametrize(
    ("nine", "digit"),
    [
        ("943476591", 9),
        ("401023213", 7),
        ("999000000", None),
        ("999000001", 8),
    ],
)
def test_the_last_digit_of_an_nhs_number_is_modulus_eleven(nine: str, digit: int | None) -> None:
    assert nhs_check_digit(nine) == digit


def test_every_number_handed_out_is_in_the_test_range_and_given_once() -> None:
    numbers = NhsNumbers(0, 4_999, start=17)
    given = [numbers.next() for _ in range(3_000)]
    assert len(set(given)) == 3_000
    assert all(number.startswith("999") and len(number) == 10 for number in given)


def test_a_twin_gets_a_number_close_by() -> None:
    numbers = NhsNumbers(0, 99_999, start=17)
    first = numbers.next()
    assert 0 < int(numbers.beside(first)[:9]) - int(first[:9]) < 5


def test_numbers_that_run_out_say_so() -> None:
    numbers = NhsNumbers(0, 9, start=0)
    with pytest.raises(ValueError, match="no test NHS numbers left"):
        for _ in range(20):
            numbers.next()


def test_some_serials_make_no_number() -> None:
    assert nhs_number(0) is None


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (upn("372", 2001, 15, 1), "L372200115001"),
        (temporary_upn("372", 2001, 15, 24), "Z37220011501B"),
        (pnc_id(2016, 12), "2016/0000012F"),
    ],
)
def test_pupil_and_police_numbers_carry_their_letter(made: str, expected: str) -> None:
    assert made == expected
