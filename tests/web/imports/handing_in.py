"""Handing in a partner's file as its officer does, with the worker doing its part at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onestory.jobs.errands import carry_out

HEADINGS = (
    "YJ ID,PNC ID,Surname,First Name,DOB,Sex,Ethnicity,Address,Postcode,Offence Date,Offence,Outcome,Outcome Date,"
    "Intervention Start,Intervention End,Case Manager,Case Manager Telephone"
)
GOOD = (
    "YJ1,,Marsh,Ellie,03/03/2010,F,WBRI,1 Cedar Way,TS1 4KC,01/02/2026,Shop theft,Referral order,01/03/2026,,,"
    "Jo Ray,01632 960400"
)
SECOND = GOOD.replace("YJ1", "YJ2").replace("Ellie", "Sam")
BAD = GOOD.replace("YJ1", "YJ3").replace("03/03/2010", "31/02/2010")


def file_of(*lines: str, headings: str = HEADINGS, name: str = "youth-justice.csv") -> SimpleUploadedFile:
    """A partner's file, in memory."""
    return SimpleUploadedFile(name, "\n".join((headings, *lines, "")).encode())


def hand_in(client: Client, file: SimpleUploadedFile, day: int = 19, feed: str = "youth-justice") -> Any:
    """Hand it in as of a day in November 2026, and follow to the preview."""
    as_of = {"as_of-day": str(day), "as_of-month": "11", "as_of-year": "2026"}
    return seen_through(client, client.post("/imports/new", {"feed": feed, "file": file, **as_of}, follow=True))


def seen_through(client: Client, response: Any) -> Any:
    """Let the worker do what the page waits for, and look at the page again."""
    where = response.request["PATH_INFO"]
    if "/under-way/" not in where:
        return response
    carry_out(int(where.rsplit("/", 1)[-1]), council=client.council, clock=clock)  # type: ignore[attr-defined]
    return client.get(where, follow=True)


def take_in(client: Client, where: str, **sent: str) -> Any:
    """Have a previewed file imported, and see it through."""
    return seen_through(client, client.post(f"{where}/take-in", sent, follow=True))


def take_back(client: Client, where: str, why: str) -> Any:
    """Have an import taken back, and see it through."""
    return seen_through(client, client.post(f"{where}/undo", {"why": why}, follow=True))


def words_of(response: Any) -> str:
    """The page as it reads."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def clock() -> datetime:
    """The pages' own clock."""
    return datetime.now(UTC)  # noqa: TID251


def delivery_at(response: Any) -> str:
    """The address of the delivery one was led to."""
    return response.request["PATH_INFO"]
