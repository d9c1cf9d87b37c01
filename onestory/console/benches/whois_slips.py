"""How workers ask for somebody wrongly: each kind of error on its own, and some together.

Slips are the made-up world's own; nothing here knows what the search does about any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onestory.console.benches.whois_people import Life
from onestory.madeup.declared.names.spellings import NICKNAMES
from onestory.madeup.rules.chance import Chance
from onestory.madeup.rules.misspelling import (
    misread_date,
    near_date,
    other_spelling,
    postcode_typo,
    short_name,
    swapped_day_and_month,
    typo,
)

Question = dict[str, str]
"""What is typed: into the fields, or under `words` into the one box."""


@dataclass(frozen=True)
class Slip:
    """One kind of error: whom it can befall, and what is typed then."""

    code: str
    typed: Callable[[Life, Chance, date], Question]
    befalls: Callable[[Life], bool] = lambda life: True


def whole(life: Life) -> Question:
    """Everything right."""
    return {"given": life.given, "family": life.family, "born": str(life.born), "postcode": life.postcode}


def misspelt(word: str, chance: Chance) -> str:
    """A slip that shows."""
    for _ in range(20):
        wrong = typo(word, chance)
        if wrong.lower() != word.lower():
            return wrong
    return word


def both(life: Life, chance: Chance) -> Question:
    return {"given": misspelt(life.given, chance), "family": misspelt(life.family, chance)}


def without(question: Question, *fields: str) -> Question:
    return {name: said for name, said in question.items() if name not in fields}


def differs(change: Callable[[Life], str], was: Callable[[Life], str]) -> Callable[[Life], bool]:
    return lambda life: change(life) != was(life)


SLIPS = (
    Slip("exact", lambda p, c, t: whole(p)),
    Slip("given_misspelt", lambda p, c, t: whole(p) | {"given": misspelt(p.given, c)}),
    Slip("family_misspelt", lambda p, c, t: whole(p) | {"family": misspelt(p.family, c)}),
    Slip("both_names_misspelt", lambda p, c, t: whole(p) | both(p, c)),
    Slip("both_names_misspelt_old_address", lambda p, c, t: without(whole(p) | both(p, c), "postcode")),
    Slip("both_names_misspelt_missing_date", lambda p, c, t: without(whole(p) | both(p, c), "born")),
    Slip("swapped_names", lambda p, c, t: whole(p) | {"given": p.family, "family": p.given}),
    Slip("nickname", lambda p, c, t: whole(p) | {"given": short_name(p.given, c)}, lambda p: p.given in NICKNAMES),
    Slip("other_spelling", lambda p, c, t: whole(p) | {"given": other_spelling(p.given, c)}),
    Slip(
        "day_month_swapped",
        lambda p, c, t: whole(p) | {"born": str(swapped_day_and_month(p.born))},
        lambda p: p.born.day <= 12 and p.born.day != p.born.month,
    ),
    Slip("date_near", lambda p, c, t: whole(p) | {"born": str(near_date(p.born, c, t))}),
    Slip("date_misread", lambda p, c, t: whole(p) | {"born": str(misread_date(p.born, c, t))}),
    Slip("old_surname", lambda p, c, t: whole(p) | {"family": p.old_family}, lambda p: bool(p.old_family)),
    Slip("old_address", lambda p, c, t: whole(p) | {"postcode": p.old_postcode}, lambda p: bool(p.old_postcode)),
    Slip("postcode_misread", lambda p, c, t: whole(p) | {"postcode": postcode_typo(p.postcode, c)}),
    Slip("missing_date", lambda p, c, t: without(whole(p), "born")),
    Slip("missing_address", lambda p, c, t: without(whole(p), "postcode")),
    Slip("missing_surname", lambda p, c, t: without(whole(p), "family")),
    Slip("initial_only", lambda p, c, t: whole(p) | {"given": p.given[:1]}),
    Slip(
        "name_and_date_both_slipped",
        lambda p, c, t: whole(p) | {"given": misspelt(p.given, c), "born": str(near_date(p.born, c, t))},
    ),
    Slip(
        "one_box_year_and_district",
        lambda p, c, t: {"words": f"{p.given} {p.family} {p.born.year} {p.postcode.split()[0]}"},
    ),
    Slip("one_box_date", lambda p, c, t: {"words": f"{p.family} {p.given} {p.born:%d/%m/%Y}"}),
    Slip(
        "one_box_about_age",
        lambda p, c, t: {"words": f"{p.given} {p.family} about {(t - p.born).days // 365} {p.postcode}"},
    ),
    Slip("nhs_number", lambda p, c, t: {"words": p.nhs}, lambda p: bool(p.nhs)),
    Slip("phone_and_first_name", lambda p, c, t: {"given": p.given, "phone": p.phone}),
    Slip("crowded_name", lambda p, c, t: whole(p) | {"postcode": p.old_postcode or p.postcode},
         lambda p: (p.given, p.family) == ("Mohammed", "Khan")),
    Slip("crowded_name_missing_date", lambda p, c, t: without(whole(p), "born"),
         lambda p: (p.given, p.family) == ("Mohammed", "Khan")),
)  # fmt: skip
