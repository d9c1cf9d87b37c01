"""What each agency says of a person, its own words together, with the day they are of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onestory.people.rules.page import FactLine, PersonHead, Professional, Source, Stated
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import label_of
from onestory.web.people.saying import said

HUB = "This hub"


@dataclass(frozen=True, kw_only=True)
class AgencySays:
    """One agency, each of its files with its day, and everything that those files say."""

    agency: str
    sources: tuple[tuple[str, date | None], ...]
    says: tuple[tuple[str, str], ...]


def what_each_says(page: PersonHead, professionals: Iterable[Professional]) -> list[AgencySays]:
    """Every agency that says anything, by name; a value it gives twice is said once."""
    found: dict[str, list[tuple[Source, str, str]]] = {}
    for line in (page.address, *page.facts):
        for one in _stated(line):
            found.setdefault(one.source.agency, []).append((one.source, line.title, said(line.kind, one.value)))
    for each in professionals:
        who = ", ".join(part for part in (each.role, each.name, each.team) if part)
        found.setdefault(each.source.agency, []).append((each.source, "Works with them", who))
    return sorted((_agency(code, said_by) for code, said_by in found.items()), key=lambda each: each.agency)


def _stated(line: FactLine) -> list[Stated]:
    if line.withheld:
        return []
    return [one for one in (line.chosen, *line.agreeing, *line.otherwise) if one]


def _agency(code: str, said_by: list[tuple[Source, str, str]]) -> AgencySays:
    sources = {source.title: source.as_of for source, _, _ in said_by}
    return AgencySays(
        agency=label_of(AGENCY_KINDS, code) if code and code != "hub" else HUB,
        sources=tuple(sources.items()),
        says=tuple(dict.fromkeys((title, value) for _, title, value in said_by if value)),
    )
