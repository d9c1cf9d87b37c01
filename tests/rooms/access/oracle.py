"""Who may see what, written down from practice and law by hand, and knowing nothing of how the product decides.

Nothing of `onestory` is imported here: the table is what the hub roles of the MASH model, ContactPoint's conditions of
access, the summary care record's legitimate relationships and the published golden rules of sharing ask for.
"""

from __future__ import annotations

from dataclasses import dataclass

TABLE = """
role                    | index | names | without tie | glass | sealed lines | requests of own agency | contacts
contact-officer         | yes   | yes   | no          | no    | no           | no                     | yes
screening-social-worker | yes   | yes   | yes         | yes   | yes          | no                     | yes
hub-manager             | yes   | yes   | yes         | yes   | yes          | no                     | yes
emergency-duty          | yes   | yes   | yes         | yes   | yes          | no                     | yes
partner-researcher      | no    | no    | no          | no    | no           | yes                    | no
partner-manager         | no    | no    | no          | no    | no           | yes                    | no
referrer                | no    | no    | no          | no    | no           | no                     | no
locality-worker         | yes   | yes   | yes         | no    | no           | no                     | no
reviewing-officer       | yes   | yes   | yes         | no    | no           | no                     | yes
access-reviewer         | no    | no    | no          | no    | no           | no                     | no
analyst                 | no    | no    | no          | no    | no           | no                     | no
lead-member             | no    | no    | no          | no    | no           | no                     | no
data-officer            | no    | yes   | no          | no    | no           | no                     | no
adoption-custodian      | no    | no    | no          | no    | no           | no                     | no
administrator           | no    | no    | no          | no    | no           | no                     | no
custodian               | yes   | yes   | yes         | no    | no           | no                     | no
integration             | no    | no    | no          | no    | no           | no                     | no
"""
"""`names`: who exists and what they are called. A data officer says which records are one person, and opens none."""
COLUMNS = ("index", "names", "without tie", "glass", "sealed lines", "requests of own agency", "contacts")
MAY = {
    row[0]: {column for column, mark in zip(COLUMNS, row[1:], strict=True) if mark == "yes"}
    for row in ([cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:])
}
TIES = ("allocated", "team", "open enquiry")
"""What opens a record without a reason: one's own work, the team's, or an enquiry that one's team has open."""
NO_TIES = ("none", "ended", "somebody else's", "another team's", "agency asked")
"""A partner agency that was asked answers the question put to it; that opens no record to anybody."""
CREDENTIALS = ("held", "check lapsed", "training lapsed", "agency not accredited", "post ended")
CONFLICTS = ("none", "self", "relative", "conflict")
COUNCILS = ("own", "other")
SHIELDS = ("none", "shielded")


@dataclass(frozen=True)
class Cell:
    """One person at work before one record."""

    role: str
    tie: str
    council: str = "own"
    shield: str = "none"
    conflict: str = "none"
    credential: str = "held"
    purpose: bool = True
    reason: bool = False


def opens(cell: Cell) -> str:
    """What must happen when they ask for the record: it opens, a reason is asked for, or one of three noes."""
    if cell.credential != "held":
        return "stays outside"
    if "index" not in MAY[cell.role] or not cell.purpose:
        return "refused"
    if cell.council == "other" or cell.conflict != "none":
        return "not there"
    if cell.tie in TIES:
        return "opens"
    if "without tie" not in MAY[cell.role]:
        return "refused"
    return "opens" if cell.reason else "reason asked"


def exists(cell: Cell) -> bool:
    """Whether the database may show them that the person exists at all."""
    return cell.credential == "held" and "names" in MAY[cell.role] and cell.council == "own" and cell.conflict == "none"


def tells_the_place(cell: Cell) -> bool:
    """Whether a place of this person may be read straight from a table: a shielded one only by its keepers."""
    looks = exists(cell) and "index" in MAY[cell.role]
    return looks and (cell.shield == "none" or cell.role == "custodian")


def reads_sealed(cell: Cell) -> bool:
    """Whether they may read what another agency told under seal."""
    return exists(cell) and "sealed lines" in MAY[cell.role]


def opens_request(role: str, *, asked: bool, council: str, conflict: str) -> bool:
    """Whether somebody at a partner may open a question: one put to their own agency, of that council, not kin."""
    return "requests of own agency" in MAY[role] and asked and council == "own" and conflict == "none"


def opens_contact(role: str, *, council: str, conflict: str) -> bool:
    """Whether somebody may read a contact of the front door."""
    return "contacts" in MAY[role] and council == "own" and conflict == "none"
