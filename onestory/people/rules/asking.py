"""Taking a search apart: what in one box of words is a date, an age, a place, a number, and what is a name. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onestory.calendars.months import add_months, add_years
from onestory.linkage.rules.identifiers import nhs_number_is_valid, upn_is_valid
from onestory.people.rules.finding import Asked

LONGEST = 300
"""What is typed after so many characters is not read."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"({'|'.join(MONTHS)})[a-z]*"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
UPN = re.compile(r"\b[A-Z][0-9]{11}[0-9A-Z]\b", re.IGNORECASE)
PNC = re.compile(r"\b(?:19|20)?[0-9]{2}/[0-9]{1,7}[A-Z]\b", re.IGNORECASE)
NUMBERS = re.compile(r"(?<![\w/.-])[+(]?[0-9][0-9 ()-]{8,17}[0-9](?![\w/.-])")
SHORT_NUMBER = re.compile(r"(?<![\w/.-])[0-9]{5,9}(?![\w/.-])")
DAY_FIRST = re.compile(r"\b([0-3]?[0-9])[/.\- ]([0-3]?[0-9])[/.\- ]((?:19|20)[0-9]{2}|(?<=[/.\-])[0-9]{2})\b")
YEAR_FIRST = re.compile(r"\b((?:19|20)[0-9]{2})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])\b")
IN_WORDS = re.compile(
    rf"\b([0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+((?:19|20)[0-9]{{2}})\b", re.IGNORECASE
)
SHORT_YEAR = re.compile(
    rf"\b([0-3]?[0-9])(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)})\s+'?([0-9]{{2}})\b", re.IGNORECASE
)
COMPACT = re.compile(r"\b([0-3][0-9])([01][0-9])((?:19|20)[0-9]{2})\b")
MONTH_OF = re.compile(rf"\b{MONTH}\s+((?:19|20)[0-9]{{2}})\b", re.IGNORECASE)
YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
ABOUT = re.compile(
    r"\b(?:about|around|approx(?:imately)?|roughly|maybe|perhaps|circa|ca?\.?)\s*(?:age[d]?\s*)?([0-9]{1,3})"
    r"(?:\s*(?:years?|yrs?)(?:\s*old)?|\s*y/?o)?\b",
    re.IGNORECASE,
)
AGED = re.compile(
    r"\b(?:age[d]?\s*([0-9]{1,3})|([0-9]{1,3})\s*(?:(?:years?|yrs?)[\s-]*(?:old)?|y/?o))\b", re.IGNORECASE
)
STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|close|cl|drive|dr|crescent|cres|court|ct|gardens|place|way|terrace|grove"
)
ADDRESS = re.compile(
    rf"(?:\bflat\s+\w+[\s,]+)?\b[0-9]{{1,4}}[a-z]?\s+(?:[a-z'\u2019-]+\s+){{1,3}}(?:{STREETS})\b", re.IGNORECASE
)
POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})\b", re.IGNORECASE)
PLACE_PART = re.compile(r"(?<![\w/.-])([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s([0-9]))?(?![\w/.-])", re.IGNORECASE)
SEX = re.compile(r"\b(?:(boy|male|man)|(girl|female|woman))\b", re.IGNORECASE)
OR = re.compile(r"([^\W\d_]['\u2019\w-]*)\s*(?:\bor\b|/)\s*([^\W\d_]['\u2019\w-]*)", re.IGNORECASE)
LAST_FIRST = re.compile(r"^\s*([^\W\d_][^,]*?)\s*,\s*([^\W\d_].*?)\s*$")
LABEL = re.compile(r"\bd\.\s?o\.\s?b\b\.?", re.IGNORECASE)
NOT_NAMES = frozenset(
    {
        "born", "dob", "nhs", "upn", "tel", "telephone", "phone", "mobile", "postcode", "address", "age", "aged",
        "about", "or", "and", "no", "number", "of", "mr", "mrs", "miss", "ms", "mx",
    }
)  # fmt: skip
DATES = (
    (YEAR_FIRST, (3, 2, 1)), (DAY_FIRST, (1, 2, 3)), (IN_WORDS, (1, 2, 3)), (SHORT_YEAR, (1, 2, 3)),
    (COMPACT, (1, 2, 3)),
)  # fmt: skip
"""How a date may be written, and which parts are its day, month and year."""

NOTHING = "Nothing in it can be looked for. Give a name, a date of birth, a place or a number."
SHORTENED = f"Only the first {LONGEST} characters were read."
NO_DATE = "“{said}” is no date; its year alone was looked for."
NO_NHS = "{said} is not a valid NHS number: at least one of its figures is wrong."
Read = tuple[Asked, str]


def asked_for(words: str, typed: Mapping[str, str], *, born: date | None, today: date) -> Asked:
    """A search by a box and by fields: what stands in a field is not looked for in the box."""
    fields = {name: said for name, value in typed.items() if (said := written(value).strip())}
    asked = replace(read_words(words, today=today), **fields)  # type: ignore[arg-type]
    return replace(asked, born=born) if born else asked


def read_words(words: str, *, today: date) -> Asked:
    """What one box holds: "kayleigh oneil 2014 s65" is two names, a year and part of a postcode.

    Two-figure years are read as the latest that is not in the future. What is none of the known shapes is a name.
    """
    asked, rest = Asked(), LABEL.sub(" ", f" {written(words)} ")
    for read in (_email, _numbers, _dates(today), _ages(today), _address, _places, _other_number, _sex, _instead):
        asked, rest = read(asked, rest)
    return _names(asked, rest)


def doubts(words: str, *, today: date) -> list[str]:
    """What should be said of how a box was read: that it held nothing, was too long, or that a part cannot be right."""
    asked, said = read_words(words, today=today), written(words)
    found = [SHORTENED] if len(words) > LONGEST else []
    if words.strip() and asked.is_empty:
        return [*found, NOTHING]
    if not asked.born and asked.born_from:
        found += [NO_DATE.format(said=date[0].strip()) for pattern, _ in DATES if (date := pattern.search(said))][:1]
    if asked.nhs_number and not nhs_number_is_valid(asked.nhs_number):
        found.append(NO_NHS.format(said=asked.nhs_number))
    return found


def written(text: str) -> str:
    """A text as somebody could have written it: no signs that cannot be seen, and no longer than is read."""
    return "".join(sign if sign.isprintable() else " " for sign in text[:LONGEST])


def _without(rest: str, found: re.Match[str]) -> str:
    return f"{rest[: found.start()]} {rest[found.end() :]}"


def _email(asked: Asked, rest: str) -> Read:
    found = EMAIL.search(rest)
    return (replace(asked, email=found[0]), _without(rest, found)) if found else (asked, rest)


def _numbers(asked: Asked, rest: str) -> Read:
    found = UPN.search(rest)
    if found and upn_is_valid(found[0].upper()):
        asked, rest = replace(asked, upn=found[0].upper()), _without(rest, found)
    found = PNC.search(rest)
    if found and not DAY_FIRST.search(found[0]):
        asked, rest = replace(asked, pnc=found[0].upper()), _without(rest, found)
    for found in reversed(list(NUMBERS.finditer(_dates_hidden(rest)))):
        digits = re.sub(r"\D", "", found[0])
        phone = plain_phone(digits)
        if nhs_number_is_valid(digits):
            asked, rest = replace(asked, nhs_number=digits), _without(rest, found)
        elif phone.startswith("0") and len(phone) in (10, 11):
            asked, rest = replace(asked, phone=phone), _without(rest, found)
        elif len(digits) == 10:
            asked, rest = replace(asked, nhs_number=digits), _without(rest, found)
    return asked, rest


def _dates_hidden(rest: str) -> str:
    """The same text with figures of dates blotted out, so that "02-03-2014 07700 900123" is not read as one number."""
    for pattern in (YEAR_FIRST, DAY_FIRST):
        rest = pattern.sub(lambda found: "/" * len(found[0]) if " " not in found[0] else found[0], rest)
    return rest


ABROAD = re.compile(r"^(?:00)?440?(?=[1-9][0-9]{8,9}$)")


def plain_phone(text: str) -> str:
    """A telephone number as feeds write it: figures only, from the nought on."""
    return ABROAD.sub("0", re.sub(r"\D", "", text))


def _dates(today: date) -> Callable[[Asked, str], Read]:

    def read(asked: Asked, rest: str) -> Read:
        for pattern, order in DATES:
            found = pattern.search(rest)
            born = _date(*(found[place] for place in order), today=today) if found else None
            if found and born:
                return replace(asked, born=born), _without(rest, found)
        return _part_of_date(asked, rest, today)

    return read


def _part_of_date(asked: Asked, rest: str, today: date) -> Read:
    found = MONTH_OF.search(rest)
    if found:
        first = date(int(found[2]), MONTHS.index(found[1][:3].lower()) + 1, 1)
        until = add_months(first, 1) - timedelta(days=1)
        return replace(asked, born_from=first, born_until=until), _without(rest, found)
    found = YEAR.search(rest)
    if found and 1900 <= int(found[1]) <= today.year + 1:
        year = int(found[1])
        return replace(asked, born_from=date(year, 1, 1), born_until=date(year, 12, 31)), _without(rest, found)
    return asked, rest


def _date(day: str, month: str, year: str, *, today: date) -> date | None:
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    whole -= 100 if whole > today.year + 1 else 0
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    return _real(whole, number, int(day)) or _real(whole, int(day), number)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ages(today: date) -> Callable[[Asked, str], Read]:
    def read(asked: Asked, rest: str) -> Read:
        if asked.born or asked.born_from:
            return asked, rest
        for pattern, either_way in ((ABOUT, 1), (AGED, 0)):
            found = pattern.search(rest)
            age = int(next(part for part in found.groups() if part)) if found else 200
            if found and age <= 120:
                first = add_years(today, -(age + either_way + 1)) + timedelta(days=1)
                until = add_years(today, -max(age - either_way, 0))
                return replace(asked, born_from=first, born_until=until), _without(rest, found)
        return asked, rest

    return read


def _address(asked: Asked, rest: str) -> Read:
    found = ADDRESS.search(rest)
    return (replace(asked, address=found[0].strip()), _without(rest, found)) if found else (asked, rest)


def _places(asked: Asked, rest: str) -> Read:
    found = POSTCODE.search(rest)
    if found:
        return replace(asked, postcode=(found[1] + found[2]).upper()), _without(rest, found)
    found = PLACE_PART.search(rest)
    if found:
        return replace(asked, place_part=(found[1] + (found[2] or "")).upper()), _without(rest, found)
    return asked, rest


def _other_number(asked: Asked, rest: str) -> Read:
    """A number of no known shape may be the council's own."""
    found = SHORT_NUMBER.search(rest)
    return (replace(asked, council_child_id=found[0]), _without(rest, found)) if found else (asked, rest)


def _sex(asked: Asked, rest: str) -> Read:
    found = SEX.search(rest)
    return (replace(asked, sex="M" if found[1] else "F"), _without(rest, found)) if found else (asked, rest)


def _instead(asked: Asked, rest: str) -> Read:
    """ "Kayleigh or Kaylee": the second may stand in the place of the first."""
    found = OR.search(rest)
    while found:
        asked = replace(asked, instead=(*asked.instead, (found[1], found[2])))
        rest = f"{rest[: found.start()]}{found[1]}{rest[found.end() :]}"
        found = OR.search(rest)
    return asked, rest


def _names(asked: Asked, rest: str) -> Asked:
    parted = LAST_FIRST.match(rest)
    if parted and _words(parted[1]) and _words(parted[2]):
        return replace(asked, family=" ".join(_words(parted[1])), given=" ".join(_words(parted[2])))
    return replace(asked, names=tuple(_words(rest)))


def _words(text: str) -> list[str]:
    """The words that could be names: with a letter in them, of any alphabet."""
    words = re.sub(r"[^\w'\u2019\-\u0300-\u036f\u0900-\u0dff ]", " ", text).split()
    return [word for word in words if any(sign.isalpha() for sign in word) and word.lower() not in NOT_NAMES]
