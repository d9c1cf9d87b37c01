"""What is asked when a court moves its day, and when it has what it asked for."""

from onestory.frontdoor.declared.notices import COURT_PAGE, COURTS
from onestory.frontdoor.declared.pages_of_people import SINCE
from onestory.grammar.forms import Form, Kind, Page, Question
from onestory.vocabulary.code_sets import Code, CodeSet

WAYS_TO_END = CodeSet(
    code="how-a-courts-day-ends",
    title="How a court's day ends",
    since=SINCE,
    source=COURTS,
    entries=(
        Code("sent", "The court has it"),
        Code("withdrawn", "The court no longer asks for it"),
    ),
)
_OF_A_REQUEST = {question.name: question for question in COURT_PAGE.questions}
ANOTHER_DAY = Page(
    code="another-day",
    title="The court gave another day",
    questions=(
        _OF_A_REQUEST["due_on"],
        _OF_A_REQUEST["due_time"],
        Question(
            name="why",
            asks="Why is it another day?",
            kind=Kind.TEXT,
            called="why it is another day",
            hint="What the court said or ordered, and when. The day before stays in the history.",
        ),
    ),
)
FIRST_DAY = Page(
    code="first-day",
    title="By when the court wants it",
    intro="No day is kept for this request yet, so no clock runs.",
    questions=(
        _OF_A_REQUEST["court"],
        _OF_A_REQUEST["section"],
        _OF_A_REQUEST["due_on"],
        _OF_A_REQUEST["due_time"],
        Question(
            name="why",
            asks="Where does it say so?",
            kind=Kind.TEXT,
            called="where it says so",
            hint="The order or letter, and when it came.",
        ),
    ),
)
ANSWERED = Page(
    code="answered",
    title="The court has it, or no longer asks",
    questions=(
        Question(
            name="step",
            asks="What happened?",
            kind=Kind.ONE_OF,
            called="what happened",
            choices=WAYS_TO_END,
        ),
        Question(
            name="words",
            asks="What was sent and how, or how did the court withdraw it?",
            kind=Kind.TEXT,
            called="what was sent and how, or how the court withdrew it",
        ),
    ),
)
COURT_FORMS = tuple(
    Form(code=f"court-{page.code}", title=page.title, version="2026-1", since=SINCE, source=COURTS, pages=(page,))
    for page in (FIRST_DAY, ANOTHER_DAY, ANSWERED)
)
