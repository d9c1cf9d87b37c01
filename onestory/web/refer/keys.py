"""Which form a browser holds open: one's own by its number, or the public's by a cookie that outlives the session."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.http import HttpResponse

from onestory.access.rules.actors import the_public
from onestory.frontdoor.queries.cards import DraftCard
from onestory.frontdoor.queries.doors.drafts import draft, draft_of_mine
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from onestory.web.request import Asked

OPEN = "open"
COOKIE = "onestory_form"
SALT = "onestory.web.refer"
KEPT_FOR = timedelta(hours=2)
CLOSED_HERE = (
    "This browser no longer holds your form open. Use the address and the code you were given, "
    "or start again; if a child is in danger, ring 999."
)


class SignInFirst(Exception):
    """The form belongs to somebody who has to sign in (again) to go on with it."""


@dataclass(frozen=True, kw_only=True)
class Key:
    """What opens a form: the actor who holds it, and either its number or its token."""

    which: str
    actor: Actor
    token: str = ""
    code: str = ""
    draft: UUID | None = None

    def card(self, asked: Asked) -> DraftCard:
        """The form as it was last saved."""
        if self.draft is not None:
            return draft_of_mine(self.draft, viewer=self.actor, now=asked.now)
        return draft(self.token, viewer=self.actor, now=asked.now)


def key_of(request: Asked, which: str) -> Key:
    """The key to the form named in the address. Raises SignInFirst, or NotFound with what to do."""
    if which == OPEN:
        token, code = held(request)
        if not token:
            raise NotFound(CLOSED_HERE)
        return public_key(request, token, code)
    if not request.actor.user:
        raise SignInFirst
    try:
        return Key(which=which, actor=request.actor, draft=UUID(which))
    except ValueError:
        raise NotFound("There is no form at this address.") from None


def public_key(request: Asked, token: str, code: str = "") -> Key:
    """Stand before the database with a token in hand."""
    actor = teller(request)
    stand(actor, token=token)
    return Key(which=OPEN, actor=actor, token=token, code=code)


def teller(request: Asked) -> Actor:
    """Whoever tells: a person at work, or the public, who has no council until one is chosen."""
    if request.actor.council:
        return request.actor
    actor = the_public(council=0, council_code="")
    stand(actor)
    return actor


def held(request: Asked) -> tuple[str, str]:
    """The token and the code that this browser holds, if it does and they are not too old."""
    try:
        said = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return "", ""
    token, _, code = (said or "").partition(" ")
    return token, code


def hold(request: Asked, response: HttpResponse, key: Key) -> HttpResponse:
    """Let this browser keep the form open for two hours from now. Only the public needs it to."""
    if key.token:
        response.set_signed_cookie(
            COOKIE,
            f"{key.token} {key.code}",
            salt=SALT,
            max_age=KEPT_FOR,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
            path="/refer",
        )
    return response
