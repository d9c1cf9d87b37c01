"""Taking a search apart: what in one box of words is a date, a place, a number, and what is a name. Pure."""

import re
from dataclasses import replace
from datetime import date

from onestory.linkage.rules.identifiers import nhs_number_is_valid, upn_is_valid
from onestory.people.declared.search import BY_CODE, POSSIBLE, STRONG
from onestory.people.rules.finding import Asked, Band, Reason

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
DISTRICT = re.compile(r"(?<![\w/.-])([A-Z]{1,2}[0-9][A-Z0-9]?)(?![\w/.-])", re.IGNORECASE)
NUMBERS = re.compile(r"(?<![\w/.-])\+?[0-9][0-9 ]{8,13}[0-9](?![\w/.-])")
UPN = re.compile(r"\b[A-Z][0-9]{11}[0-9A-Z]\b", re.IGNORECASE)
DAY_FIRST = re.compile(r"\b([0-3]?[0-9])[/.\-]([0-3]?[0-9])[/.\-]((?:19|20)?[0-9]{2})\b")
YEAR_FIRST = re.compile(r"\b((?:19|20)[0-9]{2})-([01][0-9])-([0-3][0-9])\b")
IN_WORDS = re.compile(r"\b([0-3]?[0-9])(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\s+((?:19|20)[0-9]{2})\b", re.IGNORECASE)
COMPACT = re.compile(r"\b([0-3][0-9])([01][0-9])((?:19|20)[0-9]{2})\b")
YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")


def read_words(words: str, *, today: date) -> Asked:
    """What one box holds: "kayleigh oneil 2014 s65" is two names, a year and a district.

    Two-figure years are read as the latest that is not in the future. What is none of the known shapes is a name.
    """
    asked, rest = _numbers(Asked(), f" {words} ")
    asked, rest = _dates(asked, rest, today)
    asked, rest = _places(asked, rest)
    names = tuple(re.sub(r"[^\w'\u2019\- ]", " ", rest).split())
    return replace(asked, names=tuple(name for name in names if any(letter.isalpha() for letter in name)))


def _numbers(asked: Asked, rest: str) -> tuple[Asked, str]:
    found = UPN.search(rest)
    if found and upn_is_valid(found[0].upper()):
        asked, rest = replace(asked, upn=found[0].upper()), rest.replace(found[0], " ")
    for found in list(NUMBERS.finditer(rest)):
        digits = re.sub(r"\D", "", found[0])
        if nhs_number_is_valid(digits):
            asked, rest = replace(asked, nhs_number=digits), rest.replace(found[0].strip(), " ")
        elif digits.startswith(("0", "44")) and len(digits) in (10, 11, 12):
            asked, rest = replace(asked, phone=plain_phone(digits)), rest.replace(found[0].strip(), " ")
    return asked, rest


def plain_phone(text: str) -> str:
    """A telephone number as feeds write it: figures only, from the nought on."""
    digits = re.sub(r"\D", "", text)
    return "0" + digits[2:] if digits.startswith("44") and len(digits) == 12 else digits


def _dates(asked: Asked, rest: str, today: date) -> tuple[Asked, str]:
    for pattern, order in (
        (YEAR_FIRST, (3, 2, 1)),
        (DAY_FIRST, (1, 2, 3)),
        (IN_WORDS, (1, 2, 3)),
        (COMPACT, (1, 2, 3)),
    ):
        found = pattern.search(rest)
        born = _date(*(found[place] for place in order), today=today) if found else None
        if found and born:
            return replace(asked, born=born), rest.replace(found[0], " ")
    found = YEAR.search(rest)
    if found and 1900 <= int(found[1]) <= today.year + 1:
        return replace(asked, year=int(found[1])), rest.replace(found[0], " ", 1)
    return asked, rest


def _date(day: str, month: str, year: str, *, today: date) -> date | None:
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    whole -= 100 if whole > today.year + 1 else 0
    number = int(month) if month.isdigit() else MONTHS.index(month.lower()) + 1 if month.lower() in MONTHS else 0
    try:
        return date(whole, number, int(day))
    except ValueError:
        return _swapped(whole, number, int(day))


def _swapped(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, day, month)
    except ValueError:
        return None


def _places(asked: Asked, rest: str) -> tuple[Asked, str]:
    found = POSTCODE.search(rest)
    if found:
        return replace(asked, postcode=(found[1] + found[2]).upper()), rest.replace(found[0], " ")
    found = DISTRICT.search(rest)
    if found:
        return replace(asked, district=found[1].upper()), rest.replace(found[0], " ", 1)
    return asked, rest


def reasons_for(codes: list[str]) -> tuple[Reason, ...]:
    """Why a candidate was found, in words, the weightiest first."""
    told = [Reason(words=BY_CODE[code].words, weight=BY_CODE[code].weight) for code in codes if code in BY_CODE]
    return tuple(sorted((reason for reason in told if reason.words), key=lambda reason: -abs(reason.weight)))


def band_of(weight: float) -> Band:
    """How sure a candidate of this weight is."""
    return Band.STRONG if weight >= STRONG else Band.POSSIBLE if weight >= POSSIBLE else Band.WEAK
