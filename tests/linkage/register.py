"""A third set for testing: a plain register of people who live in no families, each entered many times and badly."""

# ruff: noqa: E501, SIM905  (lists of names read best as they are; chance here keeps no secret)

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl

STARTS = "al be ca do el fa ge ha is jo ka li ma ni or pe ro sa ti ul va wi".split()
MIDDLES = "ra le mi no du ri na so ta ve".split()
ENDS = "n s th rd lle na k l t y".split()
TOWNS = "Ayton Birk Carlow Denby Eston Frome Garth Holt Irby Jarrow Kelso Leek".split()


def word(r: Random) -> str:
    common = r.random() < 0.5
    random = Random(r.randrange(40)) if common else r
    return (random.choice(STARTS) + random.choice(MIDDLES) * random.randrange(2) + random.choice(ENDS)).title()


def register_records(people: int, *, seed: int) -> pl.DataFrame:
    """Return records of people with their truth: names, a date, a town and an e-mail, of which a fifth are spoilt."""
    r = Random(seed)
    rows: list[dict[str, Any]] = []
    for n in range(people):
        given, middle, family = word(r), word(r), word(r) + r.choice(("", "son", "er", "man"))
        born = date(1935, 1, 1) + timedelta(days=r.randrange(30_000))
        town, email = (
            r.choice(TOWNS),
            f"{given}{r.randrange(900)}@{r.choice(('mail', 'post', 'inbox'))}.example".lower(),
        )
        for _ in range(min(12, 1 + int(r.paretovariate(1.3)))):
            row = {"cluster_id": f"n{n}", "given_name": slipped(r, given), "middle_names": middle if r.random() < 0.5 else None, "family_name": slipped(r, family),
                   "date_of_birth": wrong(r, born).strftime("%d/%m/%Y"), "address": town if r.random() < 0.85 else r.choice(TOWNS), "email": slipped(r, email)}  # fmt: skip
            if r.random() < 0.03:
                row["given_name"], row["family_name"] = row["family_name"], row["given_name"]
            rows.append(
                {key: None if key != "cluster_id" and r.random() < 0.08 else value for key, value in row.items()}
            )
    r.shuffle(rows)
    return pl.DataFrame([{"record_id": f"e{n}", **row} for n, row in enumerate(rows)], infer_schema_length=None)


def slipped(r: Random, text: str) -> str:
    if r.random() > 0.12:
        return text
    at = r.randrange(len(text) - 1)
    letter = r.choice("abcdefghijklmnopqrstuvwxyz")
    return r.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


def wrong(r: Random, born: date) -> date:
    if r.random() > 0.1:
        return born
    return r.choice((born + timedelta(days=r.choice((-1, 1, 10, 30))), born.replace(day=min(born.day, 28), year=born.year + r.choice((-1, 1, 10))),
                     born.replace(day=born.month, month=born.day) if born.day <= 12 else born.replace(day=1)))  # fmt: skip
