"""Police notices: one row a person a notice, as officers send after every incident that worries them about a child."""

from datetime import date, timedelta

from onestory.feeds.declared.checks import ALIVE
from onestory.feeds.declared.codes import RISK, SEX
from onestory.feeds.declared.columns import (
    UK,
    birth,
    coded,
    flag,
    instant,
    key,
    name,
    narrative,
    phone,
    pnc,
    postcode,
    text,
)
from onestory.grammar.feeds import Coverage, EventFrom, Feed, Holding, InvolvementFrom, Part, PersonFrom, RelationFrom
from onestory.grammar.phrases import Phrase
from onestory.vocabulary.agencies import AgencyKind

UK_TIME = "%d/%m/%Y %H:%M"

POLICE_NOTICES = Feed(
    code="police-notices",
    title="Police notices",
    agency=AgencyKind.POLICE,
    version="2026-01",
    since=date(2026, 1, 1),
    source="Extract agreed with the force for the hub: one row a person a notice",
    holding=Holding.GROWING,
    expected_every=timedelta(days=1),
    covers=Coverage(services=("police",)),
    parts=(
        Part(
            name="notices",
            title="People in notices",
            key=("occurrence_no", "source_id"),
            columns=(
                key("NICHE_ID", "source_id"),
                key("OCCURRENCE_NO", "occurrence_no"),
                instant("OCCURRED_AT", "occurred_at", UK_TIME, "%d/%m/%Y %H:%M:%S", UK, required=True),
                instant("RECORDED_AT", "recorded_at", UK_TIME, "%d/%m/%Y %H:%M:%S", UK),
                text("NOTICE_TYPE", "notice_type", longest=200),
                text("ROLE", "role", longest=100),
                name("SURNAME", "family_name", required=True),
                name("FORENAMES", "given_name", "FORENAME"),
                birth("DOB", UK),
                coded("SEX", "sex", SEX),
                text("ADDRESS", "address", longest=500),
                postcode("POSTCODE"),
                phone("PHONE"),
                pnc("PNC_ID"),
                coded("RISK_GRADE", "risk", RISK),
                flag("CHILDREN_PRESENT", "children_present"),
                narrative("SUMMARY", "summary"),
                text("OFFICER", "officer", longest=200),
            ),
            person=PersonFrom(),
            events=(
                EventFrom(
                    kind="police-notice",
                    on="occurred_at",
                    says=Phrase("Police notice[: {notice_type}][, as {role}][, risk {risk}][. {summary}]"),
                    significant=True,
                ),
            ),
            involvements=(
                InvolvementFrom(service="police", role="reporting officer", name="officer", since="recorded_at"),
            ),
            relations=(RelationFrom(kind="incident", value="occurrence_no", role_in="role"),),
            checks=ALIVE,
        ),
    ),
)
