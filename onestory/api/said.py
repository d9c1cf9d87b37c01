"""What every schema of the door is made of: text that can be kept, days and instants that can be meant."""

import re
from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, JsonValue, StringConstraints
from pydantic_core import PydanticCustomError

OWN_CHECK = "own-check"
A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AN_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*")
EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)


class Given(Schema):
    """A body as it comes: what nobody declared is refused, so that a misspelt field is not lost in silence."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def shown(*examples: dict[str, JsonValue]) -> ConfigDict:
    """A body of which the description prints whole messages too, for whoever writes a partner's system."""
    return ConfigDict(**Given.model_config, json_schema_extra={"examples": list(examples)})


def unfit(why: str) -> PydanticCustomError:
    """What a check of ours raises, in words for the sender.

    A ValueError would be kept by the library with its traceback, and so the whole call and its body, where Python's
    collector does not look: each message refused would stay in memory for good.
    """
    return PydanticCustomError(OWN_CHECK, why)


def _can_be_kept(text: str) -> str:
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise unfit("holds a character that no text has")
    return text


def _can_be_meant(day: date) -> date:
    if not EARLIEST <= (day.date() if isinstance(day, datetime) else day) <= LATEST:
        raise unfit(f"must lie between {EARLIEST.year} and {LATEST.year}")
    return day


def _written_as_a_day(said: object) -> object:
    """Numbers are refused: the library would count them from 1970, in seconds."""
    if not isinstance(said, str) or not A_DAY.fullmatch(said):
        raise unfit("must be a date that there is, as in 2026-03-28")
    return said


def _written_as_an_instant(said: object) -> object:
    if not isinstance(said, str) or not AN_INSTANT.fullmatch(said):
        raise unfit("must be a day and a time with its zone, as in 2026-03-28T23:40:00Z")
    return said


Kept = AfterValidator(_can_be_kept)
Meant = AfterValidator(_can_be_meant)
Short = Annotated[str, StringConstraints(max_length=60), Kept]
Line = Annotated[str, StringConstraints(max_length=200), Kept]
Words = Annotated[str, StringConstraints(max_length=20_000), Kept]
NeededWords = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Kept]
NeededShort = Annotated[str, StringConstraints(min_length=1, max_length=60), Kept]
Phone = Annotated[str, StringConstraints(max_length=30), Kept]
Email = Annotated[str, StringConstraints(max_length=254), Kept]
Address = Annotated[str, StringConstraints(max_length=300), Kept]
TimeOfDay = Annotated[str, StringConstraints(pattern="^(([01][0-9]|2[0-3]):[0-5][0-9])?$")]
Day = Annotated[date, BeforeValidator(_written_as_a_day), Meant]
Instant = Annotated[AwareDatetime, BeforeValidator(_written_as_an_instant), Meant]
