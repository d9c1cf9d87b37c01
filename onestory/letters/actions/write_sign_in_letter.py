"""Queueing what a sign-in page sends, the same for an address that is somebody's and for one that is nobody's."""

from datetime import datetime

from onestory.access.policies import require
from onestory.letters.declared.sign_in_letters import SignInKind
from onestory.letters.models import SignInLetter
from onestory.walls.actor import Actor


def write_sign_in_letter(
    *, actor: Actor, kind: SignInKind, typed: str, now: datetime, secret: str = "", link: str = ""
) -> None:
    """Keep it for the clock, which alone finds out whether the address is anybody's. Neither a code nor a link: the
    address was nobody's when it was typed, and nothing will be sent.
    """
    require(actor, "setup.see")
    SignInLetter.objects.create(
        kind=kind.code,
        typed=typed,
        secret=secret,
        link=link,
        asked_from=actor.address,
        request=actor.request,
        queued_at=now,
        try_at=now,
    )
