"""Adding a team to a council, or changing how it is called and reached."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.places import code_from, problems_of_team
from onestory.audit.actions.note import note
from onestory.councils.models import Agency, Team
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor

NO_TEAM = "There is no such team at your council."


@transaction.atomic
def keep_team(*, actor: Actor, name: str, phone: str, now: datetime, team: int = 0, agency: int = 0) -> int:
    """Its id; `team` 0 makes one, of `agency`. Whose it is stands: what is handed to it goes to that agency."""
    require(actor, "setup.change")
    name, phone = name.strip(), phone.strip()
    wrong = next((f"{each}." for each in problems_of_team(name, phone).values()), "")
    own = Team.objects.filter(council_id=actor.council)
    if own.exclude(pk=team).filter(name__iexact=name).exists():
        wrong = f"Your council has a team called {name} already. Name this one apart."
    if not team and not Agency.objects.filter(hub__councils=actor.council, pk=agency).exists():
        wrong = "Choose whose team it is."
    if wrong:
        raise BadInput(wrong)
    row = own.select_for_update().filter(pk=team).first()
    if team and row is None:
        raise NotFound(NO_TEAM)
    if row is None:
        code = code_from(name, set(own.values_list("code", flat=True)))
        row = Team(council_id=actor.council, agency_id=agency, code=code)
    row.name, row.phone = name, phone
    row.save()
    act = "team.add" if not team else "team.change"
    detail = {"name": name, "phone": phone}
    note(act=act, subject=row.code, subject_kind="team", detail=detail, actor=actor, now=now)
    return row.pk
