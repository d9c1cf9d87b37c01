"""The front door's time limits, dated and sourced. Hours by colour are each hub's own: a council may set its own."""

from datetime import date

from onestory.grammar.timescales import Limit, Moment, Timescale, Unit
from onestory.vocabulary.frontdoor import Brag

GUIDANCE = date(2013, 4, 15)
LOCAL = date(2015, 1, 1)
WORKING_TOGETHER = "Working Together; Keeping children safe in education 2025 para 62; children in need census guide"
MERTON = "Local practice: Merton's hub guide. Not national; hubs differ, and a council may set its own"
BRAG_HOURS = "brag-hours"
HUB_HOURS = "hub-hours"

DECISION = Timescale(
    code="FD01",
    title="Decide what to do about a referral",
    starts=Moment.REFERRAL_RECEIVED,
    ends=Moment.REFERRAL_DECIDED,
    limits=(Limit(since=GUIDANCE, allows=1, unit=Unit.WORKING_DAYS, source=WORKING_TOGETHER),),
)
ACKNOWLEDGEMENT = Timescale(
    code="FD02",
    title="Acknowledge a referral to whoever made it",
    starts=Moment.REFERRAL_RECEIVED,
    ends=Moment.REFERRAL_ACKNOWLEDGED,
    limits=(
        Limit(
            since=GUIDANCE,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="Keeping children safe in education 2025 para 62",
        ),
    ),
)
OUTCOME_TOLD = Timescale(
    code="FD02-outcome",
    title="Tell whoever made the referral what was decided",
    starts=Moment.CONTACT_DECIDED,
    ends=Moment.REFERRER_TOLD_THE_OUTCOME,
    limits=(
        Limit(
            since=GUIDANCE,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="Local practice: guidance sets no limit for the outcome, only for the acknowledgement",
        ),
    ),
    local=True,
)
IN_WRITING = Timescale(
    code="FD03",
    title="Confirm a telephone referral in writing",
    starts=Moment.TELEPHONE_REFERRAL_TAKEN,
    ends=Moment.REFERRAL_CONFIRMED_IN_WRITING,
    limits=(Limit(since=LOCAL, allows=48, unit=Unit.HOURS, source="Common local rule of 24 to 48 hours: unverified"),),
    local=True,
)
SCREENING = Timescale(
    code="FD04",
    title="Read a contact, set its level of need and its colour",
    starts=Moment.CONTACT_RECEIVED,
    ends=Moment.CONTACT_SCREENED,
    limits=(Limit(since=LOCAL, allows=24, unit=Unit.HOURS, source="Local practice: Nottinghamshire's procedures"),),
    local=True,
)
DANGER = Timescale(
    code="FD04-danger",
    title="Read a contact that speaks of immediate danger",
    starts=Moment.CONTACT_RECEIVED,
    ends=Moment.CONTACT_SCREENED,
    limits=(
        Limit(
            since=LOCAL,
            allows=2,
            unit=Unit.HOURS,
            source="The hours of a red contact (Merton's hub guide), by a stopwatch: danger keeps no office hours",
        ),
    ),
    local=True,
)
RED = Timescale(
    code="FD05",
    title="Red: partners' information and a decision",
    starts=Moment.SCREENED_RED,
    ends=Moment.PARTNERS_ANSWERED,
    limits=(
        Limit(
            since=LOCAL,
            allows=2,
            unit=Unit.HUB_HOURS_RUNNING_ON,
            source=f"{MERTON}. Runs past closing time, as in Luton",
        ),
    ),
    local=True,
)
AMBER = Timescale(
    code="FD06",
    title="Amber: partners' information and a decision",
    starts=Moment.SCREENED_AMBER,
    ends=Moment.PARTNERS_ANSWERED,
    limits=(Limit(since=LOCAL, allows=6, unit=Unit.HUB_HOURS, source=MERTON),),
    local=True,
)
GREEN = Timescale(
    code="FD07",
    title="Green: partners' information and a decision",
    starts=Moment.SCREENED_GREEN,
    ends=Moment.PARTNERS_ANSWERED,
    limits=(Limit(since=LOCAL, allows=24, unit=Unit.HUB_HOURS, source=MERTON),),
    local=True,
)
BLUE = Timescale(
    code="FD07-blue",
    title="Blue: partners' information and a decision",
    starts=Moment.SCREENED_BLUE,
    ends=Moment.PARTNERS_ANSWERED,
    limits=(
        Limit(
            since=LOCAL,
            allows=72,
            unit=Unit.HOURS,
            source="Other hubs' practice, unverified: Merton sets no limit for blue, so one is set here",
        ),
    ),
    local=True,
)
ENCOMPASS = Timescale(
    code="FD08",
    title="Tell the school of a domestic abuse incident (Operation Encompass)",
    starts=Moment.POLICE_ATTENDED,
    ends=Moment.SCHOOL_NOTIFIED,
    limits=(
        Limit(
            since=date(2025, 11, 7),
            allows=1,
            unit=Unit.SCHOOL_MORNINGS,
            source="Victims and Prisoners Act 2024; statutory guidance, 7 November 2025",
        ),
    ),
)
RE_REFERRAL = Timescale(
    code="FD09",
    title="Re-referral: within a year of the referral before",
    starts=Moment.REFERRAL_RECEIVED,
    ends=Moment.NEXT_REFERRAL_RECEIVED,
    limits=(Limit(since=GUIDANCE, allows=12, unit=Unit.MONTHS, source="Children in need statistics: definition"),),
)
ALLEGATION = Timescale(
    code="FD10",
    title="Tell the designated officer of an allegation against someone who works with children",
    starts=Moment.EMPLOYER_AWARE_OF_ALLEGATION,
    ends=Moment.LADO_TOLD,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="Working Together; local procedures (Luton, Sheffield)",
        ),
    ),
)
RETURN_INTERVIEW = Timescale(
    code="FD11",
    title="Independent return interview after a child was missing",
    starts=Moment.CHILD_RETURNED,
    ends=Moment.RETURN_INTERVIEW_HELD,
    limits=(
        Limit(
            since=date(2014, 1, 1),
            allows=72,
            unit=Unit.HOURS,
            source="Statutory guidance on children who run away or go missing",
        ),
    ),
)

HOLDER_ASKED = Timescale(
    code="FD15",
    title="Release what is asked for of what one holds, or refuse",
    starts=Moment.HOLDER_ASKED,
    ends=Moment.HOLDER_ANSWERED,
    limits=(
        Limit(
            since=LOCAL,
            allows=2,
            unit=Unit.WORKING_DAYS,
            source="This hub's own rule: it goes to a manager, and whoever asks works with the child now",
        ),
    ),
    local=True,
)
HELD = Timescale(
    code="FD13",
    title="Check a file for viruses, so that it can be opened",
    starts=Moment.FILE_HELD,
    ends=Moment.FILE_SCANNED,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.WORKING_DAYS,
            source="This hub's own rule: what is in quarantine for more than a working day is somebody's to look at",
        ),
    ),
    local=True,
)
MORNING = Timescale(
    code="FD14",
    title="Take up what the night hands to the day team",
    starts=Moment.NIGHT_HANDED_OVER,
    ends=Moment.NIGHT_TAKEN_UP,
    limits=(
        Limit(
            since=LOCAL,
            allows=1,
            unit=Unit.HUB_HOURS,
            source="This hub's own rule: what the night worked on has a person within an hour of opening",
        ),
    ),
    local=True,
)
COURT_DAY = Timescale(
    code="FD16",
    title="Send the court what it asks for",
    starts=Moment.COURT_ASKED,
    ends=Moment.COURT_ANSWERED,
    limits=(
        Limit(
            since=GUIDANCE,
            allows=0,
            unit=Unit.A_DAY_GIVEN,
            source="Children Act 1989 s7, s16A, s37: the court says by when; Family Procedure Rules 2010 r2.10: a date "
            "in the calendar, with the time of day where that can be",
            note="Without a time it runs out when the hub shuts on that day; of a day on which offices are shut, on "
            "the working day before",
        ),
    ),
)

BRAG_CLOCKS = {Brag.RED: RED, Brag.AMBER: AMBER, Brag.GREEN: GREEN, Brag.BLUE: BLUE}
TIMESCALES = (
    DECISION,
    ACKNOWLEDGEMENT,
    OUTCOME_TOLD,
    IN_WRITING,
    SCREENING,
    DANGER,
    RED,
    AMBER,
    GREEN,
    BLUE,
    ENCOMPASS,
    RE_REFERRAL,
    ALLEGATION,
    RETURN_INTERVIEW,
    HOLDER_ASKED,
    HELD,
    MORNING,
    COURT_DAY,
)
