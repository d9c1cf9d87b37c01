"""How something came in: the door, and the key under which it came. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from onestory.frontdoor.rules.references import digest_of_body


@dataclass(frozen=True, kw_only=True)
class How:
    """The door it came through, and whose key it is (``sent_by``). ``received_at`` is None for what came just now."""

    form: str
    form_version: str
    channel: str
    key: str
    sent_by: str
    received_at: datetime | None = None


def digest_of_sent(answers: Mapping[str, object], how: How, *, council_code: str) -> str:
    """What tells a message sent again from another one under its key."""
    return digest_of_body({"council": council_code, "channel": how.channel, "answers": answers})
