"""Signing an account out of every browser: its holder does, or their administrator after a loss."""

from datetime import datetime

from django.db import transaction

from onestory.access.actions.note_sign_in import note_sign_in
from onestory.access.models import Membership, User
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@transaction.atomic
def sign_out_everywhere(*, actor: Actor, now: datetime, username: str = "", why: str = "") -> None:
    """One's own sessions, or for a reason those of somebody with a post at the actor's council, from then on."""
    if not username:
        User.objects.filter(pk=actor.user).update(signed_out_at=now)
        note_sign_in(actor=actor, now=now, act="sign-out-everywhere")
        stand(actor)
        return
    require(actor, "staff.manage")
    if not why.strip():
        raise BadInput("Say why they are signed out: what was lost, or who asked for it.")
    post = Membership.objects.filter(council_id=actor.council, user__username=username).first()
    if post is None:
        raise NotFound("Nobody of that user name has a post at your council.")
    User.objects.filter(pk=post.user_id).update(signed_out_at=now)
    note(act="staff.sign-out", subject=username, subject_kind="user", actor=actor, now=now, detail={"why": why.strip()})
