"""What a session holds, sealed: what somebody looked for and why, and that a code was sent to them."""

import json
from typing import Any

from onestory.walls.sealing import seal, unseal

PURPOSE = "OneStory sessions"


class Sealed:
    """Django's serializer of sessions. Reads those that a release before it wrote, which were not sealed."""

    def dumps(self, kept: dict[str, Any]) -> bytes:
        """What the row holds."""
        return seal(json.dumps(kept, separators=(",", ":")).encode(), purpose=PURPOSE).encode()

    def loads(self, written: bytes) -> dict[str, Any]:
        """What was kept; nothing where the hub's secret key has changed since, so that its owner signs in again."""
        plain = written if written.startswith(b"{") else unseal(written.decode(), purpose=PURPOSE)
        kept: dict[str, Any] = json.loads(plain) if plain else {}
        return kept
