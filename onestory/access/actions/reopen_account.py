"""Opening an account again that was shut because nobody used it."""

from datetime import datetime

from django.db import transaction

from onestory.access.models import Membership, User
from onestory.access.policies import require
from onestory.access.rules.unused import is_unused
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def reopen_account(*, actor: Actor, username: str, now: datetime) -> None:
    """Let somebody with a post at the actor's council sign in again. Unused once more, it shuts as before."""
    require(actor, "staff.manage")
    post = Membership.objects.filter(council_id=actor.council, user__username=username).first()
    if post is None:
        raise NotFound("Nobody of that user name has a post at your council.")
    user = User.objects.select_for_update().get(pk=post.user_id)
    if not is_unused((user.joined_at, user.last_login, user.reopened_at), now=now):
        raise OutOfOrder("That account is open.")
    user.reopened_at = now
    user.save(update_fields=["reopened_at"])
    note(act="staff.reopen", subject=username, subject_kind="user", actor=actor, now=now)
