"""One day's opening hours as an administrator types them and as they are kept. Pure."""

import re

ALL_DAY, SHUT = "all day", "shut"
WHOLE = ["00:00", "24:00"]
MIDNIGHT = "24:00"
WRITTEN = re.compile(r"(\d{1,2})[:.](\d\d)\s*(?:to|until|-|\N{EN DASH})\s*(\d{1,2})[:.](\d\d)")


def read_hours(typed: str) -> list[str] | None:
    """From when until when; empty where it is shut; None for what cannot be read."""
    words = " ".join(typed.casefold().split())
    if words in (SHUT, "closed"):
        return []
    if words in (ALL_DAY, "24 hours"):
        return list(WHOLE)
    found = WRITTEN.fullmatch(words)
    if found is None:
        return None
    opens, closes = (f"{int(hour):02}:{minute}" for hour, minute in (found.group(1, 2), found.group(3, 4)))
    closes = MIDNIGHT if closes == "00:00" else closes
    return (
        [opens, closes] if _is_a_time(opens) and (_is_a_time(closes) or closes == MIDNIGHT) and opens < closes else None
    )


def hours_in_words(kept: object) -> str:
    """As it would be typed; nothing where nothing is kept."""
    if not isinstance(kept, list):
        return ""
    if not kept:
        return SHUT
    return ALL_DAY if kept == WHOLE else f"{kept[0]} to {kept[1]}"


def _is_a_time(written: str) -> bool:
    hour, minute = written.split(":")
    return int(hour) < 24 and int(minute) < 60
