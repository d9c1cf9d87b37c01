"""The lines of a chronology that are steps on a child's way through the process, and the stage each stands for."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code, check_no_repeats


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of the way. `begun_by` are the kinds of line that show that it was reached.

    `closes` marks the end of the way: what comes after begins it anew. `side` stages stand beside the main line. One
    that `lasts` goes on while its latest line has no end, whatever comes after.
    """

    code: str
    title: str
    begun_by: tuple[str, ...]
    closes: bool = False
    side: bool = False
    lasts: bool = False
    since: date = date(2026, 1, 1)
    source: str = "Working Together to Safeguard Children 2023; Children Act 1989 guidance volume 2"

    def __post_init__(self) -> None:
        check_code("A stage", self.code)


HELP = ("early-help", "early-help-assessment")
CARE = ("looked-after", "care-episode", "looked-after-review")
STAGES = (
    Stage(code="early-help", title="Early help", begun_by=HELP, side=True, lasts=True),
    Stage(code="contact", title="Contact", begun_by=("contact.submit", "contact.record", "contact")),
    Stage(code="decision", title="Decision", begun_by=("contact.decide",)),
    Stage(code="referral", title="Referral", begun_by=("referral",)),
    Stage(code="assessment", title="Assessment", begun_by=("assessment",)),
    Stage(code="strategy", title="Strategy discussion", begun_by=("strategy-discussion",)),
    Stage(
        code="conference",
        title="Child protection conference",
        begun_by=("initial-conference", "transfer-in-conference"),
    ),
    Stage(code="cin-plan", lasts=True, title="Child in need plan", begun_by=("cin-plan", "child-in-need")),
    Stage(code="cp-plan", lasts=True, title="Child protection plan", begun_by=("cp-plan", "cp-review")),
    Stage(code="court", lasts=True, title="Court", begun_by=("pre-proceedings", "court-application", "legal-status")),
    Stage(code="looked-after", lasts=True, title="Looked after", begun_by=CARE),
    Stage(
        code="adoption",
        title="Adoption",
        begun_by=("adoption-decision", "placement-order", "placed-for-adoption", "adoption-order"),
    ),
    Stage(code="closed", title="Closed", begun_by=("case-closed", "care-ended"), closes=True),
)  # fmt: skip
check_no_repeats("The stages", (stage.code for stage in STAGES))
check_no_repeats("The kinds of line that begin a stage", (kind for stage in STAGES for kind in stage.begun_by))
BY_KIND = {kind: stage for stage in STAGES for kind in stage.begun_by}
KINDS = tuple(BY_KIND)
