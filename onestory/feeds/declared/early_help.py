"""Early help: each episode of support to a family, its child, its parent and who leads it."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE, SOMEBODY, ends
from onestory.feeds.declared.codes import SEX
from onestory.feeds.declared.columns import ISO, birth, coded, day, flag, key, name, phone, postcode, ref, text
from onestory.grammar.feeds import (
    Coverage,
    EventFrom,
    Feed,
    Holding,
    InvolvementFrom,
    OtherFrom,
    Part,
    PersonFrom,
    RelationFrom,
)
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

EARLY_HELP = Feed(
    code="early-help",
    title="Early help",
    agency=AgencyKind.EARLY_HELP,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract of the early help system: every episode of the last six years",
    holding=Holding.FULL,
    expected_every=timedelta(days=1),
    covers=Coverage(services=("early-help",), ages_until=20),
    parts=(
        Part(
            name="episodes",
            title="Episodes of early help",
            key=("source_id", "child_ref"),
            columns=(
                key("Episode ID"),
                ref("Family ID", "family_ref"),
                key("Child ID", "child_ref"),
                name("Forename", "given_name"),
                name("Surname", "family_name"),
                birth("DOB", ISO),
                coded("Gender", "sex", SEX),
                text("Ethnicity", "ethnicity", longest=60),
                text("Address", "address", longest=500),
                postcode("Postcode"),
                name("Parent Name", "parent_name"),
                birth("Parent DOB", ISO, ours="parent_date_of_birth"),
                phone("Parent Telephone", "parent_phone"),
                day("Start Date", "started_on", ISO, required=True),
                day("End Date", "ended_on", ISO),
                text("Reason", "reason"),
                text("End Reason", "end_reason"),
                text("Lead Practitioner", "lead_practitioner", longest=200),
                phone("Practitioner Telephone", "practitioner_phone"),
                text("Organisation", "organisation", longest=200),
                flag("Consent", "consent", "Consent (Y/N)"),
            ),
            person=PersonFrom(who="child", home_from="started_on"),
            others=(
                OtherFrom(
                    role="parent",
                    says=(
                        ("full_name", "parent_name"),
                        ("date_of_birth", "parent_date_of_birth"),
                        ("phone", "parent_phone"),
                    ),
                    relation="parent",
                    shares_address=True,
                ),
            ),
            relations=(RelationFrom(kind="family", value="family_ref"),),
            events=(
                EventFrom(
                    kind="early-help",
                    on="started_on",
                    until="ended_on",
                    says=Phrase("Early help[ from {organisation}][: {reason}][; ended: {end_reason}]"),
                ),
            ),
            involvements=(
                InvolvementFrom(
                    service="early-help",
                    role="lead practitioner",
                    name="lead_practitioner",
                    phone="practitioner_phone",
                    team="organisation",
                    since="started_on",
                    until="ended_on",
                ),
            ),
            checks=(*ALIVE, SOMEBODY, ends("ended_on", "started_on", "An episode")),
        ),
    ),
)
