"""Notices that come by duty and are typed for their sender: health, another council, adult safeguarding, a court."""

from dataclasses import replace

from onestory.frontdoor.declared.courts import DAYS_AHEAD, DAYS_BACK
from onestory.frontdoor.declared.pages_of_people import ADULTS, CHILDREN, SINCE
from onestory.frontdoor.declared.pages_of_worry import CALL, DANGER, PARENTS
from onestory.grammar.forms import Form, Kind, Page, Question
from onestory.vocabulary.code_sets import Code, CodeSet

SOURCE = "Fields of notices that hubs receive, as their senders' own forms ask them"
CPIS = "NHS England, Child Protection Information Sharing: the settings that look a child up, and what they are shown"
COUNCILS = "Working Together; regional procedures for children who move or are placed across boundaries"
COURTS = "Children Act 1989 s7, s16A, s37"

HEALTH_SERVICES = CodeSet(
    code="health-services-that-tell",
    title="Health services that tell the front door",
    since=SINCE,
    source=CPIS,
    entries=(
        Code("emergency-department", "Emergency department (A&E)"),
        Code("midwifery", "Midwifery"),
        Code("unscheduled-care", "Other unscheduled care, such as a minor injuries unit or an ambulance"),
        Code("long-stay", "In hospital for three months or more"),
    ),
)
COUNCIL_NOTICES = CodeSet(
    code="what-another-council-tells",
    title="What another council tells",
    since=SINCE,
    source=COUNCILS,
    entries=(
        Code("placed-here", "They have placed a child here"),
        Code("moved-here", "A child of theirs has moved here"),
        Code("plan-transfer", "They ask us to take over a plan"),
    ),
)
COURT_SECTIONS = CodeSet(
    code="sections-a-court-asks-under",
    title="What a court asks for",
    since=SINCE,
    source=COURTS,
    entries=(
        Code("s7", "A welfare report (section 7)"),
        Code("s16A", "A risk assessment (section 16A)"),
        Code("s37", "An investigation of the child's circumstances (section 37)"),
    ),
)


def _in_words(name: str, asks: str, called: str, hint: str = "") -> Question:
    return Question(name=name, asks=asks, kind=Kind.TEXT, called=called, hint=hint)


HEALTH_PAGE = Page(
    code="health",
    title="What health tells",
    questions=(
        Question(
            name="service",
            asks="Which service?",
            kind=Kind.ONE_OF,
            called="which service it was",
            choices=HEALTH_SERVICES,
        ),
        Question(name="place", asks="Which hospital, unit or team?", called="which hospital, unit or team it was"),
        Question(
            name="happened_on",
            asks="On which day was the child or the mother seen?",
            kind=Kind.DATE,
            called="the day they were seen",
            in_the_past=True,
        ),
        _in_words("reason", "Why do they tell us?", "why they tell us", "Their words: what was seen, said and done."),
        Question(
            name="on_a_plan",
            asks="Did CP-IS show a child protection plan or a care order?",
            kind=Kind.YES_NO,
            called="what CP-IS showed",
            required=False,
            hint="Leave it empty if it was not looked up.",
        ),
    ),
)
COUNCIL_PAGE = Page(
    code="council",
    title="What the other council tells",
    questions=(
        Question(name="council", asks="Which council?", called="which council it is"),
        Question(
            name="what",
            asks="What do they tell us?",
            kind=Kind.ONE_OF,
            called="what they tell us",
            choices=COUNCIL_NOTICES,
        ),
        Question(name="since", asks="Since when?", kind=Kind.DATE, called="since when"),
        _in_words("words", "In their words", "what they say", "Their worker, their plan, what they ask of us."),
    ),
)
ADULT_PAGE = Page(
    code="adult",
    title="The concern about an adult",
    intro="Name the adult under “Family, and who lives there”, and every child they live with or look after.",
    questions=(
        _in_words("concern", "What is the safeguarding concern?", "what the concern is"),
        Question(
            name="happened_on",
            asks="If it was one event, on which day?",
            kind=Kind.DATE,
            called="the day of the event",
            required=False,
            in_the_past=True,
        ),
    ),
)
COURT_PAGE = Page(
    code="court",
    title="What the court asks",
    questions=(
        Question(name="court", asks="Which court?", called="which court it is"),
        Question(
            name="section",
            asks="What does it ask for?",
            kind=Kind.ONE_OF,
            called="what the court asks for",
            choices=COURT_SECTIONS,
        ),
        Question(
            name="due_on",
            asks="By which day?",
            kind=Kind.DATE,
            called="the day the court wants it by",
            hint="It runs as a clock of its own until you say that the court has it.",
            days_about_today=(DAYS_BACK, DAYS_AHEAD),
        ),
        Question(
            name="due_time",
            asks="By what time on that day?",
            kind=Kind.TIME,
            called="the time the court gave",
            required=False,
            hint="Leave it empty if the court gave none: it is then due when the hub shuts.",
        ),
        _in_words("words", "In the court's words", "what the court says"),
        Question(
            name="incident_reference",
            asks="The court's case number",
            called="the case number",
            required=False,
            longest=60,
        ),
    ),
)
SENDER = Page(
    code="sender",
    title="Who sent it",
    questions=(
        Question(name="professional_name", asks="Whom to speak to about it", called="whom to speak to", required=False),
        Question(name="referrer_job", asks="Their job", called="their job", required=False),
        Question(name="organisation", asks="Where they work", called="where they work", required=False),
        Question(
            name="referrer_phone",
            asks="Their telephone number",
            kind=Kind.PHONE,
            called="their telephone number",
            required=False,
        ),
        Question(
            name="referrer_email",
            asks="Their email address",
            kind=Kind.EMAIL,
            called="their email address",
            required=False,
        ),
    ),
)
NOTICE = replace(CALL, code="notice", title="The notice", intro="")
PARENTS_IF_SAID = replace(
    PARENTS,
    intro="If the notice says.",
    questions=tuple(replace(each, required=each.name != "told_parents") for each in PARENTS.questions),
)


def _notice(code: str, title: str, page: Page, source: str) -> Form:
    pages = (NOTICE, DANGER, page, SENDER, CHILDREN, ADULTS, PARENTS_IF_SAID)
    return Form(code=code, title=title, version="2026-1", since=SINCE, source=f"{SOURCE}; {source}", pages=pages)


HEALTH_NOTICE = _notice("health-notice", "A notice from health", HEALTH_PAGE, CPIS)
COUNCIL_NOTICE = _notice("council-notice", "A notice from another council", COUNCIL_PAGE, COUNCILS)
ADULT_CONCERN = _notice("adult-concern", "A safeguarding concern about an adult", ADULT_PAGE, "Care Act 2014 s42")
COURT_REQUEST = replace(_notice("court-request", "A request from a court", COURT_PAGE, COURTS), version="2026-2")
NOTICES = {form.code: (form,) for form in (HEALTH_NOTICE, COUNCIL_NOTICE, ADULT_CONCERN, COURT_REQUEST)}
"""Typed in the hub. The same four come from partners' systems through the machine door."""
