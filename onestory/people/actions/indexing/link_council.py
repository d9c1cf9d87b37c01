"""The whole index of a council, made anew: take in, link, adopt, write up; all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime

from onestory.linkage.model import Model
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.index.taking_in import Progress, Rows, silent
from onestory.people.rules.outcomes import LinkOutcome, ListedShield
from onestory.walls.actor import Actor


def link_council(
    *,
    actor: Actor,
    council: int,
    now: datetime,
    progress: Progress = silent,
    shields: Sequence[ListedShield] = (),
    source: Rows | None = None,
    model: Model | None = None,
) -> LinkOutcome:
    """Link every current record of a council and write up what differs: after learning anew, or to be sure.

    A run over everybody, as `index_council` makes when nothing less will do; what it measures is what later runs over
    a part measure by. What people have decided about matches outweighs the model.
    """
    return index_council(
        actor=actor,
        council=council,
        now=now,
        progress=progress,
        shields=shields,
        source=source,
        model=model,
        everybody=True,
    )
