"""A partner's own list, whatever its headings: its columns are matched by hand on the page, once, and remembered."""

from datetime import date

from onestory.feeds.declared.checks import ALIVE, SOMEBODY
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import (
    ISO,
    MONTH_NAMED,
    UK,
    birth,
    coded,
    day,
    email,
    key,
    name,
    narrative,
    nhs,
    phone,
    postcode,
    text,
    upn,
    uprn,
)
from onestory.grammar.feeds import Coverage, EventFrom, Feed, InvolvementFrom, Part, PersonFrom
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

WAYS = (UK, ISO, MONTH_NAMED)

PARTNER_LIST = Feed(
    code="partner-list",
    title="Another partner's list",
    agency=AgencyKind.VOLUNTARY,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Whatever a partner can send: one row a person, its columns matched by hand",
    covers=Coverage(services=("voluntary",)),
    parts=(
        Part(
            name="people",
            title="People",
            columns=(
                key("Reference"),
                name("Surname", "family_name", "Last name", "Family name", "Legal surname"),
                name("Forename", "given_name", "First name", "Given name", "Forename(s)", "Legal forename"),
                name("Middle names", "middle_names"),
                name("Other names", "former_names", "Alias", "Known as"),
                birth("Date of birth", *WAYS, also=("DOB", "Birth date", "Birthdate", "Born")),
                coded("Sex", "sex", SEX, "Gender"),
                text("Ethnicity", "ethnicity", longest=60),
                text("Address", "address", "Addr 1", "Address line 1", "Home address", longest=500),
                uprn("UPRN"),
                postcode("Postcode", "postcode", "Post code"),
                phone("Telephone"),
                email("Email"),
                nhs("NHS number"),
                upn("UPN"),
                text("Council child ID", "council_child_id", longest=60),
                day("Date", "happened_on", *WAYS),
                day("Until", "happened_until", *WAYS),
                text("What", "what", longest=300),
                narrative("Notes", "notes"),
                text("Worker", "worker", longest=200),
                phone("Worker telephone", "worker_phone"),
            ),
            person=PersonFrom(),
            events=(
                EventFrom(
                    kind="partner-event",
                    on="happened_on",
                    until="happened_until",
                    says=Phrase("{what}[. {notes}]"),
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="voluntary", role="worker", name="worker", phone="worker_phone", since="happened_on"
                ),
            ),
            checks=(*ALIVE, SOMEBODY),
        ),
    ),
)
