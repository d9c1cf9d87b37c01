"""Standing before a council that is not one's own, to tell it something and nothing else. Pure."""

from dataclasses import replace

from onestory.walls.actor import Actor


def before_council(actor: Actor, *, council: int, code: str) -> Actor:
    """The same person, for the length of the telling, with nothing but the right to tell."""
    return replace(
        actor,
        council=council,
        council_code=code,
        councils=(council,),
        permissions=frozenset({"contact.submit"}),
        grants=frozenset(),
    )
