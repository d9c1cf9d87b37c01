"""Who may: one question, asked the same way by every action, page and disabled button."""

from onestory.access.declared.permissions import PERMISSIONS
from onestory.access.declared.roles import BY_CODE, ROLES
from onestory.grammar.declarations import in_words, with_article
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor

TITLES = {permission.code: permission.title for permission in PERMISSIONS}


def refusal(actor: Actor, permission: str, *, council: int | None = None) -> str | None:
    """The sentence that says why not, and who could; None when they may.

    ``council`` is the one the thing belongs to: acting for another council refuses, whatever the role.
    """
    if permission not in TITLES:
        raise KeyError(f"{permission} is not a declared permission.")
    if permission not in actor.permissions:
        return f"{_doing(permission)} is not part of {_role(actor)}. {_who_can(permission)}"
    if council is not None and council != actor.council:
        return "This belongs to another council. Switch to that council first, if you work for it too."
    return None


def require(actor: Actor, permission: str, *, council: int | None = None) -> None:
    """Raise NotPermitted, with the sentence, unless the actor may."""
    sentence = refusal(actor, permission, council=council)
    if sentence:
        raise NotPermitted(sentence)


def _doing(permission: str) -> str:
    return f"“{TITLES[permission]}”"


def _role(actor: Actor) -> str:
    return f"your role ({BY_CODE[actor.role].title.lower()})" if actor.role in BY_CODE else "what you may do here"


def _who_can(permission: str) -> str:
    titles = [with_article(role.title.lower()) for role in ROLES if role.may(permission)]
    return f"Ask {in_words(titles[:2])}." if titles else "Nobody at this hub may."
