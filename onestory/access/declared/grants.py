"""Which permissions the database itself must know of, and under what name its policies ask for them."""

GRANT_OF_PERMISSION = {
    "contact.see": "hub",
    "person.search": "index",
    "person.open": "index",
    "sealed.see": "sealed",
    "shield.see": "shielded",
    "feed.see": "feeds",
    "feed.import": "feeds",
    "match.review": "matching",
    "discrepancy.tell": "discrepancies",
    "discrepancy.answer": "corrections",
    "record.sever": "severed",
    "audit.read": "audit",
    "agreement.see": "agreements",
    "setup.change": "setup",
    "staff.manage": "staff",
    "request.see": "requests",
    "notice.see": "notices",
    "figures.see": "figures",
    "figures.report": "report",
    "handover.answer": "handovers",
}
EVERY_GRANT = frozenset(GRANT_OF_PERMISSION.values())
