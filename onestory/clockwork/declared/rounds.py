"""The rounds: what the hub does by itself, how often, and what is not done while a round stands still."""

from dataclasses import dataclass
from datetime import date

MINUTE, HOUR, DAY = 60, 3_600, 86_400


@dataclass(frozen=True, kw_only=True)
class Round:
    """One round of the clock. It is late when it was not made for ``late_after_s`` seconds."""

    code: str
    title: str
    every: str
    late_after_s: int
    meanwhile: str
    is_felt: bool = False
    """Whether people at work must know at once that it stands: something due would pass and nobody be told."""
    since: date = date(2026, 11, 26)
    source: str = "OneStory's own clock (jobs); how late is late is our own setting"


ROUNDS = (
    Round(
        code="seal",
        title="Seal the audit",
        every="every ten seconds",
        late_after_s=5 * MINUTE,
        meanwhile="What was done is written down, and not yet sealed: an alteration could go unnoticed.",
    ),
    Round(
        code="watch",
        title="Watch the front door",
        every="every minute",
        late_after_s=5 * MINUTE,
        meanwhile="What nobody took and what ran late is not raised, and partners past their time are not chased.",
        is_felt=True,
    ),
    Round(
        code="tell",
        title="Tell of broken glass",
        every="every ten seconds",
        late_after_s=5 * MINUTE,
        meanwhile="Access reviewers are not told that somebody opened a record in an emergency.",
        is_felt=True,
    ),
    Round(
        code="write",
        title="Write to people for whom something waits",
        every="every minute",
        late_after_s=15 * MINUTE,
        meanwhile="Nobody outside hears that something waits: agencies, teams, schools, referrers.",
        is_felt=True,
    ),
    Round(
        code="post",
        title="Post the letters",
        every="every ten seconds",
        late_after_s=15 * MINUTE,
        meanwhile="Letters are written, and not yet sent.",
        is_felt=True,
    ),
    Round(
        code="index",
        title="Take what partners sent into the index",
        every="every minute",
        late_after_s=2 * HOUR,
        meanwhile="People are found and shown as they were before the last files came.",
        is_felt=True,
    ),
    Round(
        code="lock",
        title="Lock the places of shielded people",
        every="every minute",
        late_after_s=2 * HOUR,
        meanwhile="Places that came while the keys were away are hidden, and not yet locked. Forms not sent, and "
        "refused rows, from before an upgrade or a new secret key are not sealed with it.",
    ),
    Round(
        code="hide",
        title="Take hidden places out of what was told",
        every="every ten seconds",
        late_after_s=15 * MINUTE,
        meanwhile="What was told of shielded people is hidden when it is read, and stands in the database unlocked.",
    ),
    Round(
        code="scan",
        title="Have files scanned",
        every="every ten seconds",
        late_after_s=30 * MINUTE,
        meanwhile="Files that came with worries and answers stay held: nobody can open them.",
    ),
    Round(
        code="count",
        title="Reconcile the doors",
        every="every quarter of an hour",
        late_after_s=HOUR,
        meanwhile="It is not checked that everything acknowledged is there.",
    ),
    Round(
        code="refused",
        title="Raise refused rows",
        every="every hour",
        late_after_s=4 * HOUR,
        meanwhile="Refused rows that wait too long are raised with nobody.",
    ),
    Round(
        code="flag",
        title="Flag looks without need",
        every="every hour",
        late_after_s=4 * HOUR,
        meanwhile="Looking without need is put to no reviewer.",
    ),
    Round(
        code="take-up",
        title="Take up what a stopped worker dropped",
        every="every minute",
        late_after_s=30 * MINUTE,
        meanwhile="What a worker had in hand when it was killed waits.",
    ),
    Round(
        code="clear",
        title="Clear the records of finished jobs",
        every="every hour",
        late_after_s=DAY,
        meanwhile="The list of finished jobs grows.",
    ),
    Round(
        code="months",
        title="Make room for the months to come",
        every="every night",
        late_after_s=3 * DAY,
        meanwhile="Room is made a year ahead: nothing is felt for months, then nothing could be written.",
    ),
    Round(
        code="forget",
        title="Forget what is kept no longer",
        every="every night",
        late_after_s=3 * DAY,
        meanwhile="Forms never sent, and sheets put aside, are kept beyond their day.",
    ),
)
BY_CODE = {each.code: each for each in ROUNDS}
