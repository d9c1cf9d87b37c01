"""The table in which sheets of paper are typed after an outage: one row a child, one number a sheet."""

from dataclasses import dataclass
from datetime import date, timedelta

from onestory.grammar.declarations import check_code

MOST_ROWS = 500
MOST_TEXT = 2_000_000
OLDEST = timedelta(days=31)
"""How long ago a sheet may say that it was taken: a year mistyped is refused, not believed."""

KEEPING = "keeping-days"
"""The setting by which a council says how long it keeps what has no use any more."""


@dataclass(frozen=True, kw_only=True)
class KeepingTime:
    """For how many days something is kept, from when on, and what becomes of it then. A council may set its own."""

    code: str
    title: str
    days: int
    counts_from: str
    then: str
    since: date = date(2026, 11, 26)
    source: str = "This hub's own rule, until a council's retention schedule says otherwise: no law sets a time"

    def __post_init__(self) -> None:
        check_code("A keeping time", self.code)


PUT_ASIDE = KeepingTime(
    code="sheets-put-aside",
    title="Sheets of paper that were put aside and never entered",
    days=365,
    counts_from="The day on which the table was put aside",
    then="What was typed is deleted. Who handed the table in, who put it aside, when and why, stays.",
)
KEEPING_TIMES = (PUT_ASIDE,)


@dataclass(frozen=True, kw_only=True)
class SheetColumn:
    """One column: its heading, the answer it fills, and what to write in it. `of_child` may differ row by row."""

    title: str
    answer: str
    says: str = ""
    needed: bool = False
    of_child: bool = False


SHEET = SheetColumn(title="Sheet", answer="sheet", says="The number on the paper, once a sheet", needed=True)
COLUMNS = (
    SHEET,
    SheetColumn(title="Day it came", answer="received_on", says="Like 24/10/2026", needed=True),
    SheetColumn(title="Time it came", answer="received_time", says="By the clock on the wall, like 02:10", needed=True),
    SheetColumn(title="How it came", answer="channel", says="Telephone, letter, in person, secure email", needed=True),
    SheetColumn(title="Taken down by", answer="taken_down_by", says="Who wrote the sheet", needed=True),
    SheetColumn(title="Immediate danger", answer="immediate_danger", says="Yes or no", needed=True),
    SheetColumn(title="What the danger is", answer="danger", says="If yes"),
    SheetColumn(title="Who told", answer="referrer_role", says="professional, family, child or public", needed=True),
    SheetColumn(title="Would not say who", answer="anonymous", says="Yes, if they would not give a name"),
    SheetColumn(title="Their name", answer="name"),
    SheetColumn(title="Their job", answer="referrer_job"),
    SheetColumn(title="Where they work", answer="organisation"),
    SheetColumn(
        title="Kind of service", answer="source", says="Schools, police, health: A&E… or the census's code, like 2A"
    ),
    SheetColumn(title="Their telephone", answer="referrer_phone"),
    SheetColumn(title="Child's first name", answer="given_name", of_child=True),
    SheetColumn(title="Child's last name", answer="family_name", of_child=True),
    SheetColumn(title="Date of birth", answer="born_on", of_child=True),
    SheetColumn(title="About how old", answer="age_about", of_child=True),
    SheetColumn(title="Address", answer="address", of_child=True),
    SheetColumn(title="Postcode", answer="postcode", of_child=True),
    SheetColumn(title="School", answer="school", of_child=True),
    SheetColumn(title="What they said", answer="worry", says="In their words", needed=True),
    SheetColumn(
        title="What it is about", answer="kind", says="Domestic abuse, missing, or found… if it is one of these"
    ),
    SheetColumn(
        title="Parents know",
        answer="told_parents",
        says="yes, yes-disagree, no-unsafe, no-unable, no-other",
        needed=True,
    ),
    SheetColumn(title="Why not", answer="told_why_not", says="If they do not"),
)
