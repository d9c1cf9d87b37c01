"""Where the front door keeps what somebody told, and what becomes of it once it tells where a shielded person is."""

from typing import Any

from onestory.walls.retelling import ToldTable

ROOM = "frontdoor"
CONTACT, PERSON = "contact", "person"
DIRECTLY: dict[str, Any] = {"kind": CONTACT, "among": "t.contact_id = any (asked)", "whose": "array[t.contact_id]"}


def _through(column: str, table: str, contact: str = "p.contact_id", join: str = "") -> dict[str, Any]:
    """Rows that hang on a contact by another table."""
    of = f"from {table} p {join}"
    return {
        "kind": CONTACT,
        "among": f"t.{column} in (select p.id {of} where {contact} = any (asked))",
        "whose": f"array(select {contact} {of} where p.id = t.{column})",
    }


OF_A_REQUEST = _through("request_id", "frontdoor_informationrequest")
OF_AN_ANSWER = _through(
    "answer_id", "frontdoor_answer", "r.contact_id", "join frontdoor_informationrequest r on r.id = p.request_id"
)
PLACES = "address:300 postcode:10"

TOLD_TABLES = (
    ToldTable(
        table="frontdoor_contact",
        kind=CONTACT,
        among="t.id = any (asked)",
        whose="array[t.id]",
        words=(
            "source_organisation:200 referrer_name:200 referrer_role:200 referrer_phone:30 referrer_email:254 worry "
            "working_well needs_to_happen danger told_why_not consent_from:200 consent_why_not"
        ),
    ),
    ToldTable(
        table="frontdoor_contactchild",
        words="other_names:200 relation:200 reasons",
        places=f"{PLACES} school:200",
        **DIRECTLY,
    ),
    ToldTable(table="frontdoor_contactadult", words="relation:200 reasons", places=f"{PLACES} phone:30", **DIRECTLY),
    ToldTable(table="frontdoor_submission", trees="answers", digests="body_digest", **DIRECTLY),
    ToldTable(
        table="frontdoor_incident",
        kind=CONTACT,
        among="t.id in (select p.incident_id from frontdoor_incidentpart p where p.contact_id = any (asked))",
        whose="array(select p.contact_id from frontdoor_incidentpart p where p.incident_id = t.id order by 1)",
        digests="body_digest",
    ),
    ToldTable(
        table="frontdoor_outagesheet",
        kind=CONTACT,
        among="(t.contact_id = any (asked) or (t.contact_id is null and t.id = any (asked)))",
        whose="array[coalesce(t.contact_id, t.id)]",
        words="refused",
        trees="answers",
        goes=True,
    ),
    ToldTable(table="frontdoor_addition", words="words changes", **DIRECTLY),
    ToldTable(table="frontdoor_attachment", words="name:140 says:200", **DIRECTLY),
    ToldTable(
        table="frontdoor_attachmentcontent",
        files="bytes",
        key="attachment_id",
        goes=True,
        council="(select p.council_id from frontdoor_attachment p where p.id = t.attachment_id)",
        **_through("attachment_id", "frontdoor_attachment"),
    ),
    ToldTable(
        table="frontdoor_match",
        kind=CONTACT,
        among=(
            "(t.child_id in (select p.id from frontdoor_contactchild p where p.contact_id = any (asked))"
            " or t.adult_id in (select p.id from frontdoor_contactadult p where p.contact_id = any (asked)))"
        ),
        whose=(
            "array(select p.contact_id from frontdoor_contactchild p where p.id = t.child_id"
            " union select p.contact_id from frontdoor_contactadult p where p.id = t.adult_id)"
        ),
        words="reasons",
    ),
    ToldTable(table="frontdoor_assignment", words="reason", **DIRECTLY),
    ToldTable(table="frontdoor_triage", words="reason", **DIRECTLY),
    ToldTable(table="frontdoor_triageindicator", words="says:300", **DIRECTLY),
    ToldTable(table="frontdoor_consententry", words="from_whom:200 why", **DIRECTLY),
    ToldTable(table="frontdoor_informationrequest", words="purpose necessity told_why_not", **DIRECTLY),
    ToldTable(table="frontdoor_requestquestion", words="asks", **OF_A_REQUEST),
    ToldTable(table="frontdoor_chase", words="words", **OF_A_REQUEST),
    ToldTable(table="frontdoor_requestwithdrawal", words="why", **OF_A_REQUEST),
    ToldTable(table="frontdoor_clarification", words="asks answer moved_why", **OF_A_REQUEST),
    ToldTable(table="frontdoor_answer", words="comment withheld_why missing", **OF_A_REQUEST),
    ToldTable(table="frontdoor_answerfact", words="words", **OF_AN_ANSWER),
    ToldTable(table="frontdoor_release", words="words for_whom", **OF_AN_ANSWER),
    ToldTable(
        table="frontdoor_analysis",
        words="harm strengths complicating history childs_voice unknown needs_to_happen",
        **DIRECTLY,
    ),
    ToldTable(table="frontdoor_proposal", words="rationale unknown would_change", **DIRECTLY),
    ToldTable(table="frontdoor_decision", words="rationale would_change undone_why", **DIRECTLY),
    ToldTable(table="frontdoor_feedback", words="to_whom:200 sentence", **DIRECTLY),
    ToldTable(table="frontdoor_courtday", words="court:200 words", **DIRECTLY),
    ToldTable(table="frontdoor_handover", words="worker:200 note answer", **DIRECTLY),
    ToldTable(
        table="frontdoor_handoverpart",
        words="title:200 words source:300",
        **_through("handover_id", "frontdoor_handover"),
    ),
    ToldTable(table="frontdoor_morninghandover", words="done first", **DIRECTLY),
    ToldTable(table="frontdoor_disagreement", words="about:200 issue wants", **DIRECTLY),
    ToldTable(
        table="frontdoor_disagreementstep",
        words="words given_by:200",
        **_through("disagreement_id", "frontdoor_disagreement"),
    ),
    ToldTable(table="frontdoor_schoolnotice", words="school:200 circumstances childs_voice told_whom:200", **DIRECTLY),
    ToldTable(table="frontdoor_transfer", words="about:200 why asks answered_for:200 answer", **DIRECTLY),
    ToldTable(
        table="frontdoor_heldask",
        kind=PERSON,
        among="t.person_id = any (asked)",
        whose="array[t.person_id]",
        words="necessity told_why_not words why",
    ),
    ToldTable(
        table="frontdoor_sharingentry",
        kind=CONTACT,
        among="(t.contact_id = any (asked) or (t.contact_id is null and t.person_id = any (asked)))",
        whose="array[coalesce(t.contact_id, t.person_id)]",
        words="to_whom:300 what necessity told_why_not refused_why",
    ),
)
