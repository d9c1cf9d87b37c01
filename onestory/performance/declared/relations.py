"""The facts that indicators count, one kind a relation. No name, number, address or word of a family is among them."""

from datetime import date

import ibis
from ibis import _

from onestory.grammar.indicators import Relation

SINCE = date(2026, 1, 1)
SOURCE = "The front door's own dated acts; before the hub, the council's Standard Safeguarding Dataset or Annex A"
EACH_CHILD = (_.council, _.child, _.as_of)
"""A child's facts, as they stood at the end of each day asked for."""

CONTACTS = Relation(
    code="contact",
    title="Contacts",
    a_row="One child in one contact, as Annex A list 1 counts; a contact that names no child is one row.",
    begins="received_on",
    columns={
        "council": "int64",
        "contact": "string",
        "child": "string",
        "told_here": "boolean",
        "received_on": "date",
        "source": "string",
        "brag": "string",
        "acknowledged_on": "date",
        "acknowledged_in_time": "boolean",
        "decided_on": "date",
        "decide_by": "date",
        "outcome": "string",
        "decided_in_time": "boolean",
        "hours_to_decide": "float64",
        "fed_back_on": "date",
    },
    learned={
        "decided_on": ("outcome", "decided_in_time", "hours_to_decide"),
        "acknowledged_on": ("acknowledged_in_time",),
        "fed_back_on": (),
    },
    derived={
        "previous_on": _.received_on.lag().over(group_by=EACH_CHILD, order_by=[_.received_on, _.contact]),
        "nothing_done_on": ibis.ifelse(_.outcome == "no-further-action", _.received_on, ibis.null("date"))
        .max()
        .over(group_by=EACH_CHILD, order_by=[_.received_on, _.contact], rows=(None, -1)),
    },
    since=SINCE,
    source=SOURCE,
)
REFERRALS = Relation(
    code="referral",
    title="Referrals",
    a_row="One referral of one child to children's social care.",
    begins="referred_on",
    columns={
        "council": "int64",
        "referral": "string",
        "child": "string",
        "referred_on": "date",
        "source": "string",
        "no_further_action": "boolean",
        "assessment_started_on": "date",
        "initial_assessment_on": "date",
    },
    learned={"assessment_started_on": (), "initial_assessment_on": ()},
    derived={"previous_on": _.referred_on.lag().over(group_by=EACH_CHILD, order_by=[_.referred_on, _.referral])},
    since=SINCE,
    source=SOURCE,
)
ASSESSMENTS = Relation(
    code="assessment",
    title="Assessments",
    a_row="One assessment of one child: initial and core until 2013, one child and family assessment since.",
    begins="started_on",
    columns={
        "council": "int64",
        "assessment": "string",
        "child": "string",
        "kind": "string",
        "started_on": "date",
        "completed_on": "date",
        "days_from_referral": "int64",
        "days_from_start": "int64",
    },
    learned={"completed_on": ("days_from_referral", "days_from_start")},
    since=SINCE,
    source=f"{SOURCE}. Days are working days, the day it starts being day 0",
)
REQUESTS = Relation(
    code="request",
    title="Requests to partners",
    a_row="One request to one agency, about however many people; not one that the hub withdrew before it was due.",
    begins="sent_on",
    columns={
        "council": "int64",
        "request": "string",
        "child": "string",
        "agency": "string",
        "brag": "string",
        "sent_on": "date",
        "due_on": "date",
        "answered_on": "date",
        "answered_in_time": "boolean",
        "hours_to_answer": "float64",
    },
    learned={"answered_on": ("answered_in_time", "hours_to_answer")},
    since=SINCE,
    source="The hub's requests to partners",
)
RELATIONS = (CONTACTS, REFERRALS, ASSESSMENTS, REQUESTS)
