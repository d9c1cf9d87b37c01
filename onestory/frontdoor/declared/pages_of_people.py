"""Pages that ask about people: who is telling us, the children, the family."""

from datetime import date

from onestory.grammar.forms import AskedWhen, Kind, Page, Question
from onestory.people.rules.adding import EARLIEST, LATEST
from onestory.vocabulary.code_sets import Code, CodeSet
from onestory.vocabulary.frontdoor import REFERRER_ROLES
from onestory.vocabulary.people import RELATIONSHIP_KINDS
from onestory.vocabulary.referral import REFERRAL_SOURCE

SINCE = date(2026, 1, 1)
SOURCE = "Fields that hubs ask for, after published referral forms"

SEX = CodeSet(
    code="sex-as-told",
    title="Sex, as told",
    since=SINCE,
    source=SOURCE,
    entries=(Code("F", "Girl or woman"), Code("M", "Boy or man"), Code("U", "Not known")),
)
LIVES_WITH = CodeSet(
    code="lives-with-the-children",
    title="Whether they live with the children",
    since=SINCE,
    source=SOURCE,
    entries=(Code("yes", "Yes"), Code("no", "No"), Code("some", "Some of the time"), Code("not-known", "Not known")),
)

OLDEST_CHILD, OLDEST = 26 * 366, 126 * 366
"""Days since the birth of the oldest who are spoken of here: whoever leaves care is helped to 25, and nobody is 126."""

PROFESSIONAL = AskedWhen("referrer_role", ("professional",))
UNBORN, BORN = AskedWhen("is_unborn", ("yes",)), AskedWhen("is_unborn", ("no",))

YOU = Page(
    code="you",
    title="Who you are",
    intro="We use this to ask you more and to tell you what was decided. "
    "Ask us, and we do not tell the family who you are.",
    questions=(
        Question(
            name="referrer_role",
            asks="Who is telling us?",
            kind=Kind.ONE_OF,
            called="who is telling us",
            choices=REFERRER_ROLES,
        ),
        Question(
            name="anonymous",
            asks="Would you rather not say who you are?",
            kind=Kind.YES_NO,
            called="whether you would rather not say who you are",
            hint="You can tell us without giving your name. We cannot then ask you more or tell you what was decided.",
            asked_when=AskedWhen("referrer_role", ("family", "child", "public")),
        ),
        Question(
            name="referrer_name",
            asks="Your name",
            called="your name",
            asked_when=AskedWhen("anonymous", ("no",)),
        ),
        Question(name="professional_name", asks="Your name", called="your name", asked_when=PROFESSIONAL),
        Question(name="referrer_job", asks="Your job", called="your job", asked_when=PROFESSIONAL),
        Question(
            name="organisation",
            asks="Where you work",
            called="where you work",
            asked_when=PROFESSIONAL,
            hint="The school, surgery, station or team.",
        ),
        Question(
            name="source",
            asks="Which kind of service is that?",
            kind=Kind.ONE_OF,
            called="which kind of service that is",
            choices=REFERRAL_SOURCE,
            asked_when=PROFESSIONAL,
        ),
        Question(
            name="referrer_phone",
            asks="Your telephone number",
            kind=Kind.PHONE,
            called="your telephone number",
            required=False,
        ),
        Question(
            name="referrer_email",
            asks="Your email address",
            kind=Kind.EMAIL,
            called="your email address",
            required=False,
        ),
        Question(
            name="wishes_anonymity",
            asks="Do you want us not to tell the family who you are?",
            kind=Kind.YES_NO,
            called="whether we may tell the family who you are",
            required=False,
        ),
    ),
)
CHILD_QUESTIONS = (
    Question(
        name="is_unborn", asks="Is this child not born yet?", kind=Kind.YES_NO, called="whether the child is born yet"
    ),
    Question(
        name="given_name",
        asks="First name",
        called="the child's first name",
        required=False,
        hint="Leave a name empty if you do not know it, or the child has none yet.",
    ),
    Question(name="family_name", asks="Last name", called="the child's last name", required=False),
    Question(
        name="other_names", asks="Any other names they are known by", called="the child's other names", required=False
    ),
    Question(
        name="born_on",
        asks="Date of birth, if you know it",
        kind=Kind.DATE,
        called="the child's date of birth",
        required=False,
        in_the_past=True,
        days_about_today=(OLDEST_CHILD, 0),
        asked_when=BORN,
    ),
    Question(
        name="age_about",
        asks="If not, about how old?",
        kind=Kind.NUMBER,
        called="about how old the child is",
        required=False,
        smallest=0,
        largest=25,
        asked_when=BORN,
    ),
    Question(
        name="expected_on",
        asks="When is the baby due, if you know?",
        kind=Kind.DATE,
        called="the date the baby is due",
        required=False,
        days_about_today=(EARLIEST, LATEST),
        asked_when=UNBORN,
    ),
    Question(name="sex", asks="Sex", kind=Kind.ONE_OF, called="the child's sex", choices=SEX, required=False),
    Question(
        name="nhs_number",
        asks="NHS number, if you have it",
        kind=Kind.NHS_NUMBER,
        called="the NHS number",
        required=False,
    ),
    Question(name="address", asks="Address, or where they are now", called="the address", required=False),
    Question(name="postcode", asks="Postcode", kind=Kind.POSTCODE, called="the postcode", required=False),
    Question(name="school", asks="School, nursery or college", called="the school", required=False),
    Question(
        name="relation",
        asks="How do you know this child?",
        called="how you know this child",
        required=False,
        hint="For example: his form teacher; she is my niece; we live next door.",
    ),
)
CHILDREN = Page(
    code="children",
    title="The child or children",
    repeats="child",
    at_least=1,
    intro="Add every child you are worried about, and every other child in the home. Leave empty what you do not know.",
    questions=CHILD_QUESTIONS,
)
CHILDREN_IF_NAMED = Page(
    code="children",
    title="The child or children",
    repeats="child",
    at_least=0,
    intro="A caller who only wants advice may name nobody: record the call all the same.",
    questions=CHILD_QUESTIONS,
)
ADULTS = Page(
    code="adults",
    title="Family, and who lives there",
    repeats="adult",
    intro="Parents, carers, partners, anybody else in the home or who matters to the children.",
    questions=(
        Question(name="given_name", asks="First name", called="the first name", required=False),
        Question(name="family_name", asks="Last name", called="the last name", required=False),
        Question(
            name="relation",
            asks="What are they to the children?",
            kind=Kind.ONE_OF,
            called="what they are to the children",
            choices=RELATIONSHIP_KINDS,
            required=False,
        ),
        Question(
            name="born_on",
            asks="Date of birth, if you know it",
            kind=Kind.DATE,
            called="the date of birth",
            required=False,
            in_the_past=True,
        ),
        Question(
            name="lives_with_children",
            asks="Do they live with the children?",
            kind=Kind.ONE_OF,
            called="whether they live with the children",
            choices=LIVES_WITH,
            required=False,
        ),
        Question(name="address", asks="Address, if it is another one", called="the address", required=False),
        Question(name="postcode", asks="Postcode", kind=Kind.POSTCODE, called="the postcode", required=False),
        Question(name="phone", asks="Telephone number", kind=Kind.PHONE, called="the telephone number", required=False),
    ),
)
