"""A story as a court is given it: plain lines, the exact text that is digested, and the digest. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = "onestory-story-1"


@dataclass(frozen=True, kw_only=True)
class CourtLine:
    """One line, everything in words and in ISO dates."""

    happened: str
    to_the_day: bool
    until: str
    recorded: str
    title: str
    words: str
    standing: str
    significance: str
    significance_by: str
    analysis: tuple[str, ...]
    agency: str
    source: str
    as_of: str
    noted_by: str


@dataclass(frozen=True, kw_only=True)
class CourtStory:
    """A whole story, oldest line first, and what was left out of it."""

    person: str
    name: str
    born: str
    why: str
    number: int
    locked_at: str
    locked_by: str
    narrowed: str
    left_out: str
    lines: tuple[CourtLine, ...]


def as_text(story: CourtStory) -> str:
    """The one text of a story: what is digested, kept and printed from."""
    return json.dumps({"format": FORMAT, **asdict(story)}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def from_text(text: str) -> CourtStory:
    """The story that a kept text tells. Raises ValueError for any other text."""
    given: Mapping[str, Any] = json.loads(text)
    if given.get("format") != FORMAT:
        raise ValueError("This is not a kept story.")
    lines: Sequence[Mapping[str, Any]] = given["lines"]
    rest = {name: value for name, value in given.items() if name not in ("format", "lines")}
    return CourtStory(**rest, lines=tuple(CourtLine(**{**line, "analysis": tuple(line["analysis"])}) for line in lines))
