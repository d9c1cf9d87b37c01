"""Identifiers with right check digits, from ranges that no real person holds."""

from collections.abc import Iterator

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
NHS_TESTS_FROM = 999_000_000
"""The first nine digits kept for tests. A serial below nought lies in the 990s to 998s, where none has been issued."""
NHS_STEP = 617


def nhs_check_digit(nine: str) -> int | None:
    """The tenth digit of an NHS number (modulus 11), or None when these nine make no valid number."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    if rest == 10:
        return None
    return 0 if rest == 11 else rest


def nhs_number(serial: int) -> str | None:
    """The NHS number with this serial, counted from the range kept for tests, if the arithmetic allows it."""
    nine = f"{NHS_TESTS_FROM + serial:09d}"
    check = nhs_check_digit(nine)
    return None if check is None else f"{nine}{check}"


class NhsNumbers:
    """Hands out test NHS numbers from one block, each once; twins get neighbours."""

    def __init__(self, first: int, last: int, start: int) -> None:
        self._first, self._size = first, last - first + 1
        self._place = start % self._size
        self._given: set[int] = set()

    def next(self) -> str:
        for _ in range(self._size):
            self._place = (self._place + NHS_STEP) % self._size
            number = self._take(self._place)
            if number:
                return number
        raise ValueError("There are no test NHS numbers left in this council's block. Build at a smaller scale.")

    def beside(self, other: str) -> str:
        """The next free number after another, as twins registered together often have."""
        place = int(other[:9]) - NHS_TESTS_FROM - self._first
        for step in range(1, 60):
            number = self._take((place + step) % self._size)
            if number:
                return number
        return self.next()

    def _take(self, place: int) -> str | None:
        if place in self._given:
            return None
        number = nhs_number(self._first + place)
        if number:
            self._given.add(place)
        return number


def upn(la_code: str, school: int, year: int, serial: int) -> str:
    """A permanent unique pupil number: check letter, council, school, year and serial."""
    twelve = f"{la_code}{school:04d}{year % 100:02d}{serial:03d}"
    return upn_letter(twelve) + twelve


def temporary_upn(la_code: str, school: int, year: int, serial: int) -> str:
    """A temporary pupil number, which ends in a letter instead of a digit."""
    eleven = f"{la_code}{school:04d}{year % 100:02d}{serial // 23:02d}"
    twelve = eleven + UPN_LETTERS[serial % 23]
    return upn_letter(twelve) + twelve


def upn_letter(twelve: str) -> str:
    values = (int(sign) if sign.isdigit() else UPN_LETTERS.index(sign) for sign in twelve)
    return UPN_LETTERS[sum(value * weight for value, weight in zip(values, range(2, 14), strict=True)) % 23]


def pnc_id(year: int, serial: int) -> str:
    """A police national computer identifier: year, serial and check letter."""
    return f"{year}/{serial:07d}{PNC_LETTERS[int(f'{year % 100:02d}{serial:07d}') % 23]}"


def spaced(number: str) -> str:
    """An NHS number as people write it: 999 123 4567."""
    return f"{number[:3]} {number[3:6]} {number[6:]}"


def counter(prefix: str, width: int, first: int = 1) -> Iterator[str]:
    """Local references in order, such as HV000001."""
    number = first
    while True:
        yield f"{prefix}{number:0{width}d}"
        number += 1
