"""A court's day: what becomes of it, and how long before it somebody is told that it is near."""

from enum import StrEnum


class CourtStep(StrEnum):
    """What happened to a court's day. The newest step stands."""

    ASKED = "asked"
    MOVED = "moved"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


RUNNING = (CourtStep.ASKED, CourtStep.MOVED)
ENDED = (CourtStep.SENT, CourtStep.WITHDRAWN)
STEP_TITLES = {
    CourtStep.ASKED: "The court gave its day",
    CourtStep.MOVED: "The court's day was changed",
    CourtStep.SENT: "Sent to the court",
    CourtStep.WITHDRAWN: "The court no longer asks for it",
}
NEAR_WORKING_DAYS = 5
"""Local: a report for a court takes days to write, so its day is raised a working week before."""
DAYS_BACK, DAYS_AHEAD = 366, 5 * 366
"""A day further from today than this is a slip in its year."""
