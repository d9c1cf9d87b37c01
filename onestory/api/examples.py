"""A whole message of each kind, about made-up people: printed in the description, and sent by the tests."""

from pydantic import JsonValue

CONTACT: dict[str, JsonValue] = {
    "their_reference": "CPOMS-17",
    "source_code": "2A",
    "worry": "Ada came in without breakfast three days this week, and says that nobody is there in the mornings.",
    "working_well": "Her grandmother collects her on Fridays.",
    "needs_to_happen": "Somebody should find out who looks after her in the mornings.",
    "scale": 4,
    "reported_by": "Ruth Okafor",
    "role": "Designated safeguarding lead",
    "phone": "01632 960123",
    "told_parents": "yes",
    "children": [
        {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "sex": "F", "postcode": "TS1 2AB"},
    ],
    "adults": [
        {"given_name": "Joan", "family_name": "Bell", "relation": "Mother", "lives_with_children": "yes"},
    ],
}
POLICE_NOTICE: dict[str, JsonValue] = {
    "their_reference": "PPN-2026-71",
    "happened_at": "2026-03-04T22:40:00+00:00",
    "kind": "domestic-abuse",
    "grade": "high",
    "circumstances": "Officers were called by a neighbour who heard shouting. The children were upstairs.",
    "children_present": True,
    "children": [
        {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"},
        {"given_name": "Tam", "family_name": "Bell", "age_about": 3, "postcode": "TS1 2AB"},
        {"given_name": "Una", "family_name": "Reed", "age_about": 11, "postcode": "TS10 1AA"},
    ],
}
HEALTH_NOTICE: dict[str, JsonValue] = {
    "their_reference": "ED-2026-40611",
    "happened_at": "2026-03-05T02:10:00+00:00",
    "service": "emergency-department",
    "place": "Emergency department, Tees Valley Health Trust",
    "reason": "A burn on the left hand, said to be from an iron; nobody saw it happen.",
    "on_a_plan": False,
    "told_parents": "no-unsafe",
    "told_why_not": "Who came with her would not let her speak alone.",
    "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}],
}
COUNCIL_NOTICE: dict[str, JsonValue] = {
    "their_reference": "OLA-882",
    "council": "Leeds",
    "what": "moved-here",
    "since": "2026-02-20",
    "words": "On a child in need plan with us until 20 February, when the family moved to you.",
    "children": [{"given_name": "Tam", "family_name": "Bell", "born_on": "2022-11-19", "address": "4 Quay Street"}],
}
ADULT_CONCERN: dict[str, JsonValue] = {
    "their_reference": "ASC-3301",
    "concern": "Joan Bell tells her support worker that a man who is not on the tenancy keeps her money.",
    "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}],
    "adults": [{"given_name": "Joan", "family_name": "Bell", "relation": "Mother"}],
}
COURT_REQUEST: dict[str, JsonValue] = {
    "their_reference": "ZE26C00311",
    "section": "s37",
    "court": "Family Court at Middlesbrough",
    "due_on": "2026-12-18",
    "due_time": "16:00",
    "words": "Whether an application for a care or supervision order should be made.",
    "children": [{"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}],
}
ANSWER: dict[str, JsonValue] = {
    "held": "facts-held",
    "facts": [
        {"words": "Called to the address twice in February; no offences were found.", "happened_on": "2026-02-11"},
        {"words": "Nothing is held about the children themselves."},
    ],
    "comment": "Both calls came from the same neighbour.",
    "onward": "ask",
}
WITHHELD: dict[str, JsonValue] = {
    "held": "held-and-withheld",
    "withheld_ground": "law-forbids",
    "withheld_why": "The family court's order of 12 February lets nobody be told before its next hearing.",
}
CORRECTION: dict[str, JsonValue] = {"answer": "stands", "why": "Looked at the birth certificate on 3 March."}
