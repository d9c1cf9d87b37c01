"""The acts of the audit in words a reviewer reads. An act that is not listed is shown as it is written."""

ACTS = {
    "refused": "Was refused",
    "person.open": "Opened a person",
    "person.break-glass": "Broke the glass",
    "contact.open": "Opened a contact",
    "contact.receive": "Sent a contact",
    "contact.triage": "Triaged a contact",
    "contact.ask": "Asked partners",
    "contact.decide": "Decided a contact",
    "request.open": "Opened a request",
    "request.answer": "Answered a request",
    "person.search": "Looked for a person",
    "draft.start": "Began a form",
    "sign-in": "Signed in",
    "sign-in-failed": "Failed to sign in",
    "staff.take-on": "Took somebody on",
    "staff.end-post": "Ended a post",
    "audit.read": "Read the audit",
    "audit.verify": "Checked the chain",
}


def title_of(act: str) -> str:
    """What an act is called."""
    return ACTS.get(act, act.replace(".", ": ").replace("-", " ").capitalize())
