"""Why a mistake about two records would harm somebody: the order of the review queue, and where two must agree."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A reason to look at a question early; `sql` asks it of a question q and its people l and r."""

    code: str
    title: str
    harm: int
    two_people: bool
    sql: str
    since: date
    source: str


SINCE = date(2026, 11, 25)
TWINS = (
    "twin-number",
    "twins-named",
    "twins-middle",
    "awaited-twins",
    "twins-of-one-name",
    "one-of-several",
    "two-in-one-register",
)
NUMBERS = (
    "two-numbers",
    "two-numbers-two-people",
    "number-against-person",
    "number-without-a-name",
    "two-pupils",
)


def _one_of(codes: tuple[str, ...]) -> str:
    return f"q.guard in ({', '.join(repr(code) for code in codes)})"


RISKS = (
    Risk(
        code="shielded",
        title="One of them is shielded",
        harm=40,
        two_people=True,
        sql="l.is_shielded or r.is_shielded",
        since=SINCE,
        source="Assurance 3.2: the strictest shield stands over whoever is joined",
    ),
    Risk(
        code="twins",
        title="There may be twins here",
        harm=30,
        two_people=True,
        sql=_one_of(TWINS),
        since=SINCE,
        source="Twins are four in five of all wrong matches between children (linkage README)",
    ),
    Risk(
        code="numbers",
        title="Their numbers speak against each other",
        harm=30,
        two_people=True,
        sql=_one_of(NUMBERS),
        since=SINCE,
        source="Two children with one NHS number, or one with two, have been given each other's care",
    ),
    Risk(
        code="child",
        title="One of them is a child",
        harm=20,
        two_people=True,
        sql="l.kind in ('child', 'unborn') or r.kind in ('child', 'unborn')",
        since=SINCE,
        source="A missed match loses a warning; a false one shows a family another's secrets",
    ),
    Risk(
        code="known",
        title="Somebody works with one of them",
        harm=15,
        two_people=False,
        sql="exists (select 1 from people_working w where w.person_id in (l.id, r.id) and w.ended_at is null)"
        " or exists (select 1 from people_involvement i where i.person_id in (l.id, r.id) and i.until is null"
        " and i.service in ('childrens-social-care', 'early-help', 'youth-justice'))",
        since=SINCE,
        source="Whoever works with one of them does not see what is told of the other",
    ),
)
ONE_IN = 20
SAMPLE = "sample"
SAMPLE_TITLE = "Marked twice, so that agreement between reviewers can be measured"
RISK = {risk.code: risk for risk in RISKS}


def title_of(code: str) -> str:
    """What a reviewer reads for a risk."""
    return SAMPLE_TITLE if code == SAMPLE else RISK[code].title
