"""Checks between columns that many feeds share."""

from onestory.grammar.checks import Check, born_by_now, born_within, not_before, says_something

ALIVE = (born_by_now(), born_within(125))
SOMEBODY = says_something(
    "given_name",
    "family_name",
    at="family_name",
    reason="neither a forename nor a surname: nobody could tell whom the row speaks of",
)


def ends(until: str, since: str, what: str) -> Check:
    """Refuse something that ends before it starts."""
    return not_before(until, since, reason=f"{what} ends before it starts")
