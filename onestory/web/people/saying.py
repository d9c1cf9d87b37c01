"""One fact as a person reads it: codes in their words, days as days, an NHS number as it is read out."""

from onestory.grammar.answers import date_of
from onestory.vocabulary.child import ETHNICITY
from onestory.vocabulary.code_sets import label_of
from onestory.web.presenters.dates import day
from onestory.web.presenters.telephones import telephone

SEXES = {"f": "female", "m": "male", "u": "sex not known"}
DATES = frozenset({"date-of-birth", "expected-date", "died-on"})
NHS_DIGITS = 10


def said(kind: str, value: str) -> str:
    """A fact of this kind in words; what cannot be read is shown as it came."""
    if kind == "ethnicity":
        return label_of(ETHNICITY, value)
    if kind == "sex":
        return sex_in_words(value)
    if kind in DATES and (on := date_of(value)):
        return day(on)
    if kind == "nhs-number" and len(value) == NHS_DIGITS and value.isdigit():
        return f"{value[:3]} {value[3:6]} {value[6:]}"
    if kind == "phone":
        return telephone(value)
    return value


def sex_in_words(code: str) -> str:
    """A record's letter as a word; what is already a word stays."""
    return SEXES.get(code.lower(), code.lower())
