"""Children and adults as a partner's system names them."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from onestory.api.said import Address, Day, Given, Line, NhsNumber, Phone, Postcode, unfit


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
    nhs_number: NhsNumber = ""
    address: Address = ""
    postcode: Postcode = ""
    school: Line = ""
    relation: Line = Field("", description="How the child is related to whoever reports.")

    @model_validator(mode="after")
    def is_somebody(self) -> "Child":
        """A child who is not born has no birthday and no number; one who is has something to be found by."""
        if self.is_unborn and self.born_on:
            raise unfit("an unborn child has no date of birth: give the day the birth is expected")
        if self.is_unborn and self.nhs_number:
            raise unfit("an unborn child has no NHS number: their mother's belongs with what you say of her")
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
    postcode: Postcode = ""
    phone: Phone = ""


def as_answers(row: Child | Adult) -> Mapping[str, object]:
    """A person as the front door's forms hold one: what was not said is left out."""
    said = row.model_dump(mode="json", exclude_defaults=True)
    return {name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in said.items()}
