"""How a person's page says what it holds: facts with their source, and each way of knowing or not knowing."""

from collections.abc import Iterable
from dataclasses import dataclass

from onestory.people.rules.page import FactLine, Knowing, KnownTo, PersonPage
from onestory.web.people.telling import source_in_words

SHOWN = ("nhs-number", "phone", "school", "gp", "ethnicity", "upn")
ALWAYS = ("nhs-number", "phone", "school", "gp")


@dataclass(frozen=True, kw_only=True)
class Face:
    """A way of knowing or not: its shape, and its name in a few words."""

    shape: str
    words: str


KNOWINGS = {
    Knowing.CURRENT: Face(shape="current", words="Knows them now"),
    Knowing.PAST: Face(shape="past", words="Knew them before"),
    Knowing.NOT_SHARED: Face(shape="not-shared", words="Knows something, and does not share it here"),
    Knowing.STALE: Face(shape="stale", words="Cannot be said: the information is old"),
    Knowing.NO_FEED: Face(shape="no-feed", words="Cannot be said: nobody tells us"),
    Knowing.NONE_HELD: Face(shape="none-held", words="Checked: none held"),
}
ORDER = list(KNOWINGS)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One fact of the strip: what it is, who says so and since when, and whether others say otherwise."""

    code: str
    title: str
    value: str
    source: str = ""
    line: FactLine | None = None


def strip_of(page: PersonPage) -> list[Shown]:
    """The facts at the head of the page, unknown ones among them."""
    facts = [page.address, *(found for code in SHOWN if (found := page.fact(code)) is not None)]
    return [
        _shown(line) for line in facts if line.value or line.withheld or line.kind in ALWAYS or line is page.address
    ]


def known_in_order(known: Iterable[KnownTo]) -> list[KnownTo]:
    """Who knows them first, then what cannot be said, then who was checked and holds nothing."""
    return sorted(known, key=lambda one: (ORDER.index(one.knowing), one.title))


def _shown(line: FactLine) -> Shown:
    value = "withheld" if line.withheld else line.value or "not known"
    source = source_in_words(line.chosen.source) if line.chosen and not line.withheld else ""
    return Shown(code=line.kind, title=line.title, value=value, source=source, line=line)
