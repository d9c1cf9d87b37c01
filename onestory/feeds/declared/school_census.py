"""School census: every pupil on roll, where they live, how they attend, and the school's safeguarding lead."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.codes import SEN, SEX
from onestory.feeds.declared.columns import (
    ISO,
    birth,
    coded,
    day,
    key,
    name,
    number,
    phone,
    postcode,
    ref,
    share,
    text,
    upn,
)
from onestory.grammar.feeds import (
    Coverage,
    EventFrom,
    Feed,
    Holding,
    InvolvementFrom,
    Join,
    OtherFrom,
    Part,
    PersonFrom,
)
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

SCHOOL_CENSUS = Feed(
    code="school-census",
    title="School census",
    agency=AgencyKind.SCHOOL,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with schools: every pupil on roll, in the shape of the school census",
    holding=Holding.FULL,
    expected_every=timedelta(days=7),
    covers=Coverage(services=("school",), ages_from=2, ages_until=19),
    parts=(
        Part(
            name="pupils",
            title="Pupils",
            columns=(
                upn("UPN"),
                upn("FormerUPN", "former_upn"),
                key("PupilID"),
                name("Surname", "family_name"),
                name("Forename", "given_name"),
                name("MiddleNames", "middle_names"),
                name("PreferredSurname", "former_names"),
                birth("DOB", ISO),
                coded("Sex", "sex", SEX),
                text("Ethnicity", "ethnicity", longest=60),
                text("AddressLine1", "address_line_1", longest=300),
                text("Town", "town", longest=100),
                postcode("Postcode"),
                text("School", "school", longest=200),
                ref("SchoolURN", "school_urn"),
                text("YearGroup", "year_group", longest=20),
                day("EntryDate", "entered_on", ISO),
                day("LeavingDate", "left_on", ISO),
                share("AttendancePct", "attendance_percent"),
                number("UnauthorisedSessions", "unauthorised_sessions", most=1000),
                number("Suspensions", "suspensions", most=400),
                coded("SEN", "sen", SEN),
                text("DSLName", "dsl_name", longest=200),
                phone("DSLTelephone", "dsl_phone"),
                name("Contact1Name", "contact_1_name"),
                text("Contact1Relationship", "contact_1_relationship", longest=60),
                phone("Contact1Telephone", "contact_1_phone"),
            ),
            joins=(Join(ours="address", of=("address_line_1", "town")),),
            person=PersonFrom(who="child"),
            others=(
                OtherFrom(
                    role="contact-1",
                    says=(("full_name", "contact_1_name"), ("phone", "contact_1_phone")),
                    relation="contact",
                    relation_in="contact_1_relationship",
                ),
            ),
            events=(
                EventFrom(
                    kind="school-place",
                    on="entered_on",
                    until="left_on",
                    says=Phrase(
                        "On roll at {school}[, year {year_group}][; attends {attendance_percent}%]"
                        "[; {unauthorised_sessions} unauthorised sessions][; {suspensions} suspensions][; SEN: {sen}]"
                    ),
                ),
                EventFrom(kind="school-left", on="left_on", says=Phrase("Left {school}")),
            ),
            involvements=(
                InvolvementFrom(
                    service="school",
                    role="designated safeguarding lead",
                    name="dsl_name",
                    phone="dsl_phone",
                    team="school",
                    since="entered_on",
                    until="left_on",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("left_on", "entered_on", "A place at a school")),
        ),
    ),
)
