"""What a family is told of the sharing about them and of who looked: in whose words, and what is always left out."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats
from onestory.vocabulary.sharing import LawfulBasis

SINCE = date(2026, 1, 1)
SOURCE = "UK GDPR Articles 12 to 15; DPA 2018 Schedules 2 and 3; HM Government, Information sharing advice, May 2024"

BECAUSE: dict[str, str] = {
    LawfulBasis.CONSENT: "Because somebody in the family agreed to it",
    LawfulBasis.LEGAL_OBLIGATION: "Because the law says it must be shared",
    LawfulBasis.LAW_ENFORCEMENT: "For the police's work of preventing and finding crime",
    LawfulBasis.HEALTH_OR_SOCIAL_CARE: "To give health care or social care",
}
BECAUSE_OTHERWISE = "To help keep a child safe, which these services must do by law"
TOLD = {
    "yes": "A parent was told, and agreed",
    "yes-disagree": "A parent was told, and did not agree",
    "no-unable": "A parent could not be reached first",
    "no-other": "A parent was not told first",
}
TOLD_OTHERWISE = "It is not recorded whether a parent was told first"
NEVER_TOLD = "no-unsafe"
SOMEBODY = "The person who told the hub of a worry"
THE_HUB = "The hub"


@dataclass(frozen=True, kw_only=True)
class Omission:
    """Something that is taken out before the family reads, and why."""

    code: str
    title: str
    why: str
    always: bool = True
    since: date = SINCE
    source: str = SOURCE

    def __post_init__(self) -> None:
        check_code("What is left out", self.code)


UNSAFE = Omission(
    code="unsafe-to-tell",
    title="Sharing of which nobody told the family because telling could put somebody at risk",
    why="Whoever shared recorded that it was not safe to tell. That it is left out is not said in the report.",
    always=False,
)
PLACES = Omission(
    code="shielded-places",
    title="The names of agencies",
    why="A shield stands near this person: the name of a school, a trust or a police force could tell where they are.",
    always=False,
)
NAMES = Omission(
    code="names",
    title="The names of everybody but the child: of workers, of other children, of whoever told the hub",
    why="Officers are told of by their role. Other people's information is theirs.",
)
WORDS = Omission(
    code="own-words",
    title="What workers wrote in their own words",
    why="Free words may tell of somebody else, or of a place. A request for the record itself is answered separately.",
)
LEFT_OUT = (UNSAFE, PLACES, NAMES, WORDS)
check_no_repeats("What is left out of a family's report", (each.code for each in LEFT_OUT))

WAYS = (
    ("by-hand", "Given by hand"),
    ("read-aloud", "Read aloud together"),
    ("safe-address", "Sent to the address that they have confirmed is safe"),
)
