"""What somebody typed, sealed in the audit's line of it: a place they looked for stands in no table in clear."""

import json
from collections.abc import Mapping

from onestory.walls.sealing import seal, unseal

PURPOSE = "OneStory audit"
SEALED = "sealed"


def sealed(typed: Mapping[str, object]) -> dict[str, object]:
    """What a line's detail holds instead of what was typed."""
    return {SEALED: seal(json.dumps(dict(typed), default=str).encode(), purpose=PURPOSE)}


def unsealed(detail: Mapping[str, object]) -> Mapping[str, object]:
    """What was typed; as it stands where it was not sealed, and nothing where the hub's secret key has changed."""
    if SEALED not in detail:
        return detail
    plain = unseal(str(detail[SEALED]), purpose=PURPOSE)
    return json.loads(plain) if plain else {}
