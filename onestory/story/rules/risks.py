"""Who is recorded as a risk to whom, as the head of a page warns of it. Pure."""

from dataclasses import dataclass
from datetime import date

from onestory.people.rules.network import JoinKind, Network
from onestory.people.rules.page import Source, Warned


@dataclass(frozen=True, kw_only=True)
class Risk:
    """`one` stands to somebody as `words` say, says `source`, recorded `as_of` a day; how sure, contested by whom."""

    one: str
    words: str
    how_sure: str
    contested: str
    since: date | None
    source: str
    as_of: date | None


def recorded_by(worker: str, said_by: str) -> str:
    """On whose word a worker recorded something."""
    return f"{worker}, told by {said_by}"


def warned_of(risk: Risk) -> Warned:
    """The warning."""
    contested = f" Contested: {risk.contested}." if risk.contested else ""
    return Warned(
        kind="risk",
        text=f"{risk.one} {risk.words} ({risk.how_sure}).{contested}",
        since=risk.since or risk.as_of,
        source=Source(feed="", title=risk.source, agency="", as_of=risk.as_of),
    )


def risks_in(network: Network, *, today: date) -> tuple[Warned, ...]:
    """What workers recorded of the one in the middle, as far as it has not ended."""
    labels = network.labels()
    centre = {point.id for point in network.points if point.is_centre}
    recorded = [join for join in network.of(JoinKind.RISK) if join.told and {join.one, join.other} & centre]
    return tuple(
        warned_of(
            Risk(
                one=labels[join.one],
                words=join.words,
                how_sure=said.known,
                contested=join.contested,
                since=join.since,
                source=said.source,
                as_of=said.as_of,
            )
        )
        for join in recorded
        for said in join.said
        if join.until is None or join.until > today
    )
