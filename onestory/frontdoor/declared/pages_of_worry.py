"""Pages that ask about the worry: danger, what was seen, what the parents know, what was agreed."""

from onestory.frontdoor.declared.pages_of_people import PROFESSIONAL
from onestory.grammar.forms import AskedWhen, Kind, Page, Question
from onestory.vocabulary.frontdoor import CONTACT_TYPES, TYPED_CHANNELS
from onestory.vocabulary.sharing import CONSENT_POSITIONS, TOLD_THE_FAMILY

NOT_TOLD = AskedWhen("told_parents", ("no-unsafe", "no-unable", "no-other"))

DANGER = Page(
    code="danger",
    title="Is a child in danger now?",
    intro="If a child is hurt or could be hurt at any moment, ring 999 first. Then come back and tell us here.",
    questions=(
        Question(
            name="immediate_danger",
            asks="Is a child in immediate danger?",
            kind=Kind.YES_NO,
            called="whether a child is in immediate danger",
        ),
        Question(
            name="danger",
            asks="What is the danger, and have you rung 999?",
            kind=Kind.TEXT,
            called="what the danger is",
            asked_when=AskedWhen("immediate_danger", ("yes",)),
        ),
    ),
)
WORRY = Page(
    code="worry",
    title="What you are worried about",
    questions=(
        Question(
            name="worry",
            asks="What are you worried about?",
            kind=Kind.TEXT,
            called="what you are worried about",
            hint="What did you see or hear, when, and who said what? Say which is fact and which is what you think.",
        ),
        Question(
            name="kind",
            asks="Is it about one of these?",
            kind=Kind.ONE_OF,
            called="what it is about",
            choices=CONTACT_TYPES,
            required=False,
        ),
        Question(
            name="working_well",
            asks="What is working well?",
            kind=Kind.TEXT,
            called="what is working well",
            required=False,
            hint="What keeps the child safe now? Who helps?",
        ),
        Question(
            name="needs_to_happen",
            asks="What do you think needs to happen?",
            kind=Kind.TEXT,
            called="what needs to happen",
            required=False,
        ),
        Question(
            name="scale",
            asks="From 0 to 10, how safe is the child?",
            kind=Kind.NUMBER,
            called="a number from 0 to 10",
            required=False,
            smallest=0,
            largest=10,
            hint="0 is as bad as it can be. 10 is no worry at all.",
        ),
        Question(
            name="incident_on",
            asks="If it was one event, on which day?",
            kind=Kind.DATE,
            called="the day of the event",
            required=False,
            in_the_past=True,
        ),
        Question(
            name="incident_reference",
            asks="Your own reference for it, if there is one",
            called="your reference",
            required=False,
            longest=60,
            asked_when=PROFESSIONAL,
        ),
    ),
)
PARENTS = Page(
    code="parents",
    title="Do the parents know?",
    intro="Tell them if you safely can. If that could put anybody at risk, do not: say so here.",
    questions=(
        Question(
            name="told_parents",
            asks="Do the parents or carers know that you are telling us?",
            kind=Kind.ONE_OF,
            called="whether the parents know",
            choices=TOLD_THE_FAMILY,
        ),
        Question(
            name="told_why_not", asks="Why not?", kind=Kind.TEXT, called="why they do not know", asked_when=NOT_TOLD
        ),
    ),
)
CONSENT = Page(
    code="consent",
    title="What has been agreed, and by whom",
    intro="You do not need consent to tell us that a child may be at risk. Answer those you know.",
    asked_when=PROFESSIONAL,
    questions=(
        Question(
            name="consent_service",
            asks="Has the family agreed to be offered help?",
            kind=Kind.ONE_OF,
            called="whether the family agreed to help",
            choices=CONSENT_POSITIONS,
            required=False,
        ),
        Question(
            name="consent_confidentiality",
            asks="Have they agreed that what they told you in confidence is shared?",
            kind=Kind.ONE_OF,
            called="whether a confidence may be shared",
            choices=CONSENT_POSITIONS,
            required=False,
        ),
        Question(
            name="consent_data_protection",
            asks="Are you relying on consent to use their personal information?",
            kind=Kind.ONE_OF,
            called="whether you rely on consent",
            choices=CONSENT_POSITIONS,
            required=False,
        ),
        Question(
            name="consent_medical",
            asks="Has anybody agreed to a medical examination or treatment?",
            kind=Kind.ONE_OF,
            called="whether there is medical consent",
            choices=CONSENT_POSITIONS,
            required=False,
        ),
        Question(name="consent_from", asks="Who agreed, or would not?", called="who agreed", required=False),
        Question(
            name="consent_why_not",
            asks="If nobody was asked, why not?",
            kind=Kind.TEXT,
            called="why nobody was asked",
            required=False,
        ),
    ),
)
CALL = Page(
    code="call",
    title="The call",
    intro="Read back the reference before you ring off. Ask: is a child in danger now?",
    questions=(
        Question(
            name="channel", asks="How did it come?", kind=Kind.ONE_OF, called="how it came", choices=TYPED_CHANNELS
        ),
        Question(
            name="received_on",
            asks="On which day, if not now?",
            kind=Kind.DATE,
            called="the day it came",
            required=False,
            in_the_past=True,
            hint="For what was taken down on paper while the system was away.",
        ),
        Question(
            name="received_time",
            asks="At what time, if not now?",
            kind=Kind.TIME,
            called="the time it came",
            required=False,
        ),
        Question(
            name="taken_down_by",
            asks="Who took it down, if not you?",
            called="who took it down",
            required=False,
        ),
    ),
)
