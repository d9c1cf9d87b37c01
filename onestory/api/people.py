"""Children and adults as a partner's system names them, and what of it is put aside because it cannot be."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from onestory.api.said import Address, Day, Given, Line, Phone, Short, unfit
from onestory.calendars.instants import day_in_words
from onestory.frontdoor.declared.pages_of_people import OLDEST, OLDEST_CHILD
from onestory.grammar.answers import POSTCODE, is_nhs_number

NO_NUMBER = "is no NHS number: those have ten digits, and the last agrees with the nine before it"
NOT_ITS_OWN = "was sent for an unborn child, who has none of its own"
NOT_BORN_YET = "lies in the future"
TOO_LONG_AGO = "lies too long ago"
NO_POSTCODE = "is no full UK postcode; it was added to the address"
LONGEST_ADDRESS = 300
PutAside = Mapping[str, str]
"""By the field, why what was sent in it cannot be."""


class Child(Given):
    """A child the message is about; say as much as is known."""

    given_name: Line = ""
    family_name: Line = ""
    other_names: Line = ""
    is_unborn: bool = False
    born_on: Day | None = None
    expected_on: Day | None = None
    age_about: Annotated[int, Field(ge=0, le=25)] | None = None
    sex: Literal["", "F", "M", "U"] = ""
    nhs_number: Short = ""
    address: Address = ""
    postcode: Short = ""
    school: Line = ""
    relation: Line = Field("", description="How the child is related to whoever reports.")

    @model_validator(mode="after")
    def is_somebody(self) -> "Child":
        """A child who is not born has no birthday; one who is has something to be found by."""
        if self.is_unborn and self.born_on:
            raise unfit("an unborn child has no date of birth: give the day the birth is expected")
        if not self.is_unborn and not (self.given_name or self.family_name or self.nhs_number):
            raise unfit("a child needs a name or an NHS number")
        return self


class Adult(Given):
    """Somebody grown up who matters to the message."""

    given_name: Line = ""
    family_name: Line = ""
    born_on: Day | None = None
    relation: Line = Field("", description="Mother, father, mother's partner, suspect…")
    lives_with_children: Literal["", "yes", "no", "some", "not-known"] = ""
    address: Address = ""
    postcode: Short = ""
    phone: Phone = ""


def put_aside(row: Child | Adult, *, today: date) -> PutAside:
    """What cannot be, of what was sent about somebody. A wrong number must not hide a child: the message is taken."""
    is_child = isinstance(row, Child)
    aside = {}
    if isinstance(row, Child) and row.nhs_number and (row.is_unborn or not is_nhs_number(_figures(row.nhs_number))):
        aside["nhs_number"] = NOT_ITS_OWN if row.is_unborn else NO_NUMBER
    if row.postcode and not POSTCODE.fullmatch(row.postcode.replace(" ", "").upper()):
        aside["postcode"] = NO_POSTCODE
    if row.born_on and row.born_on > today:
        aside["born_on"] = NOT_BORN_YET
    elif row.born_on and (today - row.born_on).days > (OLDEST_CHILD if is_child else OLDEST):
        aside["born_on"] = TOO_LONG_AGO
    return aside


def as_answers(row: Child | Adult, aside: PutAside) -> Mapping[str, object]:
    """A person as the front door's forms hold one: what was not said is left out, what is put aside is told."""
    said = row.model_dump(mode="json", exclude_defaults=True, exclude=set(aside))
    if "nhs_number" in said:
        said["nhs_number"] = _figures(said["nhs_number"])
    if "postcode" in aside:
        said["address"] = ", ".join(filter(None, (row.address, row.postcode)))[:LONGEST_ADDRESS]
    if in_words := _in_words(row, aside):
        said["put_aside"] = in_words
    return {name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in said.items()}


def _in_words(row: Child | Adult, aside: PutAside) -> str:
    """For whoever reads the contact. A postcode needs no sentence: it stands with the address."""
    who = " ".join(filter(None, (row.given_name, row.family_name))) or "somebody not named"
    told = []
    if isinstance(row, Child) and "nhs_number" in aside:
        told.append(f"The NHS number sent for {who}, {row.nhs_number}, {aside['nhs_number']}.")
    if row.born_on and "born_on" in aside:
        told.append(f"The date of birth sent for {who}, {day_in_words(row.born_on)}, {aside['born_on']}.")
    return " ".join(told)


def _figures(number: str) -> str:
    return number.replace(" ", "").replace("-", "")
