"""The front door behind the wall: who sees which rows, who adds them, and which columns may ever change."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
HUB = f"((select onestory_has('hub')) or {SYSTEM})"
SEALED = "(select onestory_has('sealed'))"
OWN_AGENCY = "((select onestory_has('requests')) and {column} = any ((select onestory_agencies())::bigint[]))"
MY_AGENCY = OWN_AGENCY.format(column="agency_id")
NEW_ROWS = ("select", "insert")

OF_THE_HUB = f"{OF_THE_COUNCIL} and {HUB}"
OF_THE_HUB_OR_ASKED = f"{OF_THE_COUNCIL} and ({HUB} or {MY_AGENCY})"
SEALED_TO_OWNER = f"{OF_THE_COUNCIL} and ({SEALED} or {MY_AGENCY})"
MINE = "({column} = (select onestory_user()) and (select onestory_user()) <> 0)"
OF_THE_DRAFT = (
    "token_digest = (select encode(sha256(convert_to(nullif(onestory_setting('token'), ''), 'UTF8')), 'hex'))"
)


def changes_only(table: str, *columns: str) -> migrations.RunSQL:
    """Let the app role change these columns and no others: what was said once stays as it was said."""
    return migrations.RunSQL(
        sql=f"revoke update on {table} from {APP_ROLE}; grant update ({', '.join(columns)}) on {table} to {APP_ROLE}",
        reverse_sql=f"revoke update ({', '.join(columns)}) on {table} from {APP_ROLE}; grant update on {table} to {APP_ROLE}",
    )


MATCHED = ("person_id", "found", "matched_by_id", "matched_at", "weight", "reasons")

DRAFTS = [
    behind_the_wall(
        "frontdoor_draft",
        sees=f"{MINE.format(column='user_id')} or {OF_THE_DRAFT} or {SYSTEM}",
        removes=SYSTEM,
        verbs=("select", "insert", "update", "delete"),
    ),
    behind_the_wall(
        "frontdoor_submission",
        sees=f"{MINE.format(column='sender_id')} or {OF_THE_DRAFT} or ({OF_THE_HUB})",
        adds=OF_THE_COUNCIL,
        changes=OF_THE_HUB,
    ),
    changes_only("frontdoor_submission", "standing", "read_at", "decided_at"),
]
CONTACTS = [
    behind_the_wall("frontdoor_contact", sees=OF_THE_HUB, adds=OF_THE_COUNCIL),
    changes_only(
        "frontdoor_contact",
        *("queue", "team_id", "owner_id", "handed_at", "state", "level", "brag", "due_at", "decide_by"),
        *("read_at", "decided_at", "closed_at"),
    ),
    behind_the_wall("frontdoor_contactchild", sees=OF_THE_HUB, adds=OF_THE_COUNCIL, changes=OF_THE_HUB),
    changes_only("frontdoor_contactchild", *MATCHED),
    behind_the_wall("frontdoor_contactadult", sees=OF_THE_HUB, adds=OF_THE_COUNCIL, changes=OF_THE_HUB),
    changes_only("frontdoor_contactadult", *MATCHED),
    behind_the_wall("frontdoor_assignment", sees=OF_THE_HUB, adds=OF_THE_COUNCIL, verbs=NEW_ROWS),
    behind_the_wall("frontdoor_match", sees=OF_THE_HUB, verbs=NEW_ROWS),
    behind_the_wall("frontdoor_triage", sees=OF_THE_HUB, verbs=NEW_ROWS),
    behind_the_wall("frontdoor_escalation", sees=OF_THE_HUB, verbs=NEW_ROWS),
]
REQUESTS = [
    behind_the_wall("frontdoor_informationrequest", sees=OF_THE_HUB_OR_ASKED, adds=OF_THE_HUB),
    changes_only(
        "frontdoor_informationrequest",
        *("state", "opened_at", "answered_at", "chased_at", "chased_times"),
    ),
    behind_the_wall("frontdoor_requestsubject", sees=OF_THE_HUB_OR_ASKED, adds=OF_THE_HUB, verbs=NEW_ROWS),
    behind_the_wall("frontdoor_requestquestion", sees=OF_THE_HUB_OR_ASKED, adds=OF_THE_HUB, verbs=NEW_ROWS),
    behind_the_wall("frontdoor_chase", sees=OF_THE_HUB_OR_ASKED, adds=OF_THE_HUB, verbs=NEW_ROWS),
]
SEALED_ANSWERS = [
    behind_the_wall(table, sees=SEALED_TO_OWNER, adds=f"{OF_THE_COUNCIL} and {MY_AGENCY}", verbs=NEW_ROWS)
    for table in ("frontdoor_answer", "frontdoor_answerfact")
]
RELEASES = [
    behind_the_wall(
        "frontdoor_release",
        sees=OF_THE_HUB_OR_ASKED,
        adds=f"{OF_THE_COUNCIL} and {MY_AGENCY}",
        verbs=NEW_ROWS,
    ),
]
DECISIONS = [
    behind_the_wall("frontdoor_analysis", sees=f"{OF_THE_COUNCIL} and {SEALED}", verbs=NEW_ROWS),
    behind_the_wall("frontdoor_proposal", sees=f"{OF_THE_COUNCIL} and {SEALED}", verbs=NEW_ROWS),
    behind_the_wall("frontdoor_decision", sees=OF_THE_HUB),
    changes_only("frontdoor_decision", "undone_by_id", "undone_at", "undone_why"),
    behind_the_wall(
        "frontdoor_feedback",
        sees=f"{MINE.format(column='to_user_id')} or ({OF_THE_HUB})",
        adds=OF_THE_HUB,
        verbs=NEW_ROWS,
    ),
    behind_the_wall(
        "frontdoor_sharingentry",
        sees=f"{OF_THE_COUNCIL} and ({HUB} or {OWN_AGENCY.format(column='from_agency_id')}"
        f" or {OWN_AGENCY.format(column='to_agency_id')})",
        adds=f"{OF_THE_COUNCIL} and ({HUB} or {OWN_AGENCY.format(column='from_agency_id')})",
        verbs=NEW_ROWS,
    ),
]


class Migration(migrations.Migration):
    """Answers are sealed to their owner and the hub's sealed readers; nobody but the owner can write one."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *DRAFTS,
        *CONTACTS,
        *REQUESTS,
        *SEALED_ANSWERS,
        *RELEASES,
        *DECISIONS,
    ]
