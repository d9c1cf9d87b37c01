"""How often each partner writes a person down wrongly, and in which way: one dated row of rates per feed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Slips:
    """Shares of records with each slip; the kinds are independent of one another."""

    feed: str
    since: date
    name_typo: float = 0.012
    nickname: float = 0.02
    other_spelling: float = 0.12
    accents_lost: float = 0.5
    mojibake: float = 0.01
    old_surname: float = 0.2
    half_surname: float = 0.14
    hyphen_lost: float = 0.15
    swapped_names: float = 0.003
    middle_missing: float = 0.5
    middle_as_given: float = 0.006
    placeholder: float = 0.002
    newborn_placeholder: float = 0.2
    still_unborn: float = 0.0
    dob_swapped: float = 0.003
    dob_off_by_one: float = 0.006
    dob_digit: float = 0.004
    dob_default: float = 0.001
    dob_missing: float = 0.01
    sex_wrong: float = 0.003
    sex_missing: float = 0.005
    old_address: float = 0.08
    address_missing: float = 0.01
    postcode_missing: float = 0.02
    postcode_typo: float = 0.006
    nhs_missing: float = 0.1
    nhs_sibling: float = 0.001
    nhs_mothers: float = 0.03
    phone_missing: float = 0.25
    phone_old: float = 0.15
    upper_case: float = 0.02
    stray_spaces: float = 0.01
    duplicate_row: float = 0.003
    malformed_row: float = 0.003


SINCE = date(2026, 4, 1)
SLIPS: dict[str, Slips] = {
    slips.feed: slips
    for slips in (
        Slips("health-registrations", SINCE, name_typo=0.006, nickname=0.006, other_spelling=0.06, accents_lost=0.75,
        old_surname=0.1, dob_off_by_one=0.002,
              dob_digit=0.0015, dob_missing=0.0, dob_default=0.0003, nhs_missing=0.006, nhs_sibling=0.0012,
              old_address=0.09, middle_missing=0.2,
              still_unborn=0.25, newborn_placeholder=0.35, placeholder=0.0, malformed_row=0.002, duplicate_row=0.002),
        Slips("ae-attendances", SINCE, name_typo=0.02, nickname=0.02, other_spelling=0.18, accents_lost=0.6,
        mojibake=0.02, dob_swapped=0.006, dob_missing=0.004,
              dob_default=0.003, nhs_missing=0.11, nhs_sibling=0.002, placeholder=0.004, newborn_placeholder=0.5,
              old_address=0.12, postcode_missing=0.03),
        Slips("police-notices", SINCE, name_typo=0.035, nickname=0.06, other_spelling=0.3, accents_lost=1.0,
        old_surname=0.3, swapped_names=0.008,
              middle_missing=0.7, placeholder=0.006, dob_swapped=0.01, dob_off_by_one=0.012, dob_digit=0.01,
              dob_default=0.006, dob_missing=0.05,
              sex_missing=0.03, old_address=0.1, postcode_missing=0.06, upper_case=1.0, phone_missing=0.45,
              malformed_row=0.004),
        Slips("school-census", SINCE, name_typo=0.006, nickname=0.012, other_spelling=0.08, accents_lost=0.4,
        middle_missing=0.3, dob_missing=0.0, dob_default=0.0,
              dob_off_by_one=0.003, sex_missing=0.0, old_address=0.11, placeholder=0.0, malformed_row=0.002,
              duplicate_row=0.001),
        Slips("housing-tenancies", SINCE, name_typo=0.02, nickname=0.07, other_spelling=0.15, old_surname=0.25,
        middle_missing=1.0, dob_missing=0.06, dob_default=0.015,
              dob_swapped=0.006, old_address=0.0, postcode_missing=0.005, sex_missing=0.0, placeholder=0.004),
        Slips("probation", SINCE, name_typo=0.012, nickname=0.04, other_spelling=0.2, accents_lost=0.9,
        old_address=0.2, dob_missing=0.0, placeholder=0.0),
        Slips("adult-care", SINCE, name_typo=0.015, nickname=0.05, other_spelling=0.15, middle_missing=0.8,
        nhs_missing=0.3, old_address=0.12, placeholder=0.0),
        Slips("early-help", SINCE, name_typo=0.02, nickname=0.08, other_spelling=0.2, middle_missing=1.0,
        dob_missing=0.02, dob_off_by_one=0.01, old_address=0.14,
              still_unborn=0.3),
        Slips("youth-justice", SINCE, name_typo=0.015, nickname=0.05, other_spelling=0.2, middle_missing=1.0,
        old_address=0.15, dob_off_by_one=0.008),
        Slips("ssd", SINCE, name_typo=0.01, nickname=0.03, other_spelling=0.12, accents_lost=0.5, old_surname=0.15,
        middle_missing=1.0, dob_missing=0.004, dob_default=0.001,
              nhs_missing=0.16, nhs_sibling=0.0015, old_address=0.08, still_unborn=0.5, newborn_placeholder=0.3,
              duplicate_row=0.0, malformed_row=0.0),
    )
}  # fmt: skip
