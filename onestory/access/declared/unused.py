"""After how long an account that nobody uses is shut, and what is said of it."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code


@dataclass(frozen=True, kw_only=True)
class UnusedRule:
    """An account not signed in to for more than `days` is shut until the council's administrator opens it again."""

    code: str
    title: str
    days: int
    since: date
    source: str

    def __post_init__(self) -> None:
        check_code("A rule of unused accounts", self.code)


UNUSED = UnusedRule(
    code="unused-account",
    title="Shut an account that nobody uses",
    days=35,
    since=date(2026, 11, 26),
    source="This hub's own rule. Its reason: Hackney was entered in 2020 by an account that nobody used "
    "(Information Commissioner, reprimand of July 2024)",
)
UNUSED_RULES = (UNUSED,)
