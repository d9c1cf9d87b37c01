"""What is said before anything else on a page: of the person, and of those at home with them."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, kw_only=True)
class WarningRule:
    """Lines of a kind that are warnings while they are open, or for a time after they happened.

    `of_home` makes it a warning also on the pages of whoever shares the home or the family.
    `saying` keeps only lines whose text has one of these words.
    """

    kind: str
    lasts: timedelta | None
    of_home: bool = False
    saying: tuple[str, ...] = ()
    since: date = date(2026, 1, 1)
    source: str = "The hub's own rule, to be set with its safeguarding partners"


YEAR = timedelta(days=365)
WARNINGS = (
    WarningRule(kind="cp-plan", lasts=None, of_home=True),
    WarningRule(kind="strategy-discussion", lasts=timedelta(days=90), of_home=True),
    WarningRule(kind="missing", lasts=timedelta(days=90)),
    WarningRule(kind="probation-order", lasts=None, of_home=True, saying=("high", "mappa")),
    WarningRule(kind="police-notice", lasts=timedelta(days=180), of_home=True, saying=("high",)),
    WarningRule(kind="adult-safeguarding-enquiry", lasts=timedelta(days=180), of_home=True),
    WarningRule(kind="death", lasts=YEAR, of_home=True),
)
KINDS = tuple(rule.kind for rule in WARNINGS)
BY_KIND = {rule.kind: rule for rule in WARNINGS}
SHIELDED = "Shielded: where this person is, and with whom, is kept from everybody. Do not try to find out."
