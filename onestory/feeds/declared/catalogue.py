"""Every feed there is, by code."""

from onestory.feeds.declared.adult_care import ADULT_CARE
from onestory.feeds.declared.ae_attendances import AE_ATTENDANCES
from onestory.feeds.declared.annex_a import ANNEX_A
from onestory.feeds.declared.cin import CIN
from onestory.feeds.declared.early_help import EARLY_HELP
from onestory.feeds.declared.health_registrations import HEALTH_REGISTRATIONS
from onestory.feeds.declared.housing_tenancies import HOUSING_TENANCIES
from onestory.feeds.declared.partner_list import PARTNER_LIST
from onestory.feeds.declared.police_notices import POLICE_NOTICES
from onestory.feeds.declared.probation import PROBATION
from onestory.feeds.declared.school_census import SCHOOL_CENSUS
from onestory.feeds.declared.ssd import SSD
from onestory.feeds.declared.ssda903 import SSDA903
from onestory.feeds.declared.youth_justice import YOUTH_JUSTICE
from onestory.grammar.declarations import check_no_repeats
from onestory.grammar.feeds import Feed
from onestory.grammar.refusals import NotFound

FEEDS: tuple[Feed, ...] = (
    POLICE_NOTICES, HEALTH_REGISTRATIONS, AE_ATTENDANCES, SCHOOL_CENSUS, HOUSING_TENANCIES, PROBATION, ADULT_CARE,
    EARLY_HELP, YOUTH_JUSTICE, CIN, SSDA903, ANNEX_A, SSD, PARTNER_LIST,
)  # fmt: skip
check_no_repeats("The catalogue of feeds", (feed.code for feed in FEEDS))


def feed_of(code: str) -> Feed:
    """The feed of this code; otherwise a refusal that names those there are."""
    for feed in FEEDS:
        if feed.code == code:
            return feed
    raise NotFound(f"There is no feed called “{code}”. There are: {', '.join(feed.code for feed in FEEDS)}.")
