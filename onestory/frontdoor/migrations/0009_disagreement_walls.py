"""Disagreements behind the wall: the hub's, the other agency's, and whoever raised one; each word stays as it was said."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
MY_AGENCY = "((select onestory_has('requests')) and agency_id = any ((select onestory_agencies())::bigint[]))"
MINE = "(raised_by_id = (select onestory_user()) and (select onestory_user()) <> 0)"
SIDES = f"{OF_THE_COUNCIL} and ({HUB} or {MY_AGENCY} or {MINE})"
KNOWN_TO_ME = (
    "(contact_id in (select contact_id from frontdoor_informationrequest) "
    "or contact_id in (select contact_id from frontdoor_submission))"
)
ADDS = f"{OF_THE_COUNCIL} and raised_by_id = (select onestory_user()) and ({HUB} or {KNOWN_TO_ME})"
OF_ONE = "disagreement_id in (select id from frontdoor_disagreement)"
MOVES = "stage, state, due_at, settled, closed_by_id, closed_at"


class Migration(migrations.Migration):
    """A referrer raises one on what they sent, an agency on what it was asked, the hub on any contact of its own."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0008_disagreements")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("frontdoor_disagreement", sees=SIDES, adds=ADDS, changes=SIDES),
        migrations.RunSQL(
            sql=f"revoke update on frontdoor_disagreement from {APP_ROLE}; "
            f"grant update ({MOVES}) on frontdoor_disagreement to {APP_ROLE}",
            reverse_sql=f"revoke update ({MOVES}) on frontdoor_disagreement from {APP_ROLE}",
        ),
        behind_the_wall(
            "frontdoor_disagreementstep",
            sees=OF_ONE,
            adds=f"{OF_THE_COUNCIL} and {OF_ONE} and by_id = (select onestory_user())",
            verbs=("select", "insert"),
        ),
        migrations.RunSQL(
            sql=f"create policy frontdoor_disagreement_not_of_kin on frontdoor_disagreement as restrictive for select "
            f"to {APP_ROLE} using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql="drop policy if exists frontdoor_disagreement_not_of_kin on frontdoor_disagreement",
        ),
    ]
