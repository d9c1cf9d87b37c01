"""In the demo, the worker says who a contact's children are, where the index leaves no doubt."""

from __future__ import annotations

from datetime import datetime

from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.queries.understanding.matching import who_is
from onestory.people.rules.finding import Band
from onestory.walls.actor import Actor


def say_who_they_are(reference: str, *, worker: Actor, now: datetime) -> int:
    """Match each child to the first candidate, if it is a strong one and the only strong one. How many were."""
    matched = 0
    for child in contact(reference, viewer=worker, now=now).children:
        strong = [each for each in who_is(child.id, viewer=worker, now=now) if each.band is Band.STRONG]
        if len(strong) == 1:
            reasons = "; ".join(reason.words for reason in strong[0].reasons)
            match_child(
                actor=worker,
                reference=reference,
                child=child.id,
                person=strong[0].person,
                weight=strong[0].weight,
                reasons=reasons,
                now=now,
            )
            matched += 1
    return matched
