"""One person's day."""

from dataclasses import dataclass

from onestory.frontdoor.queries.cards.board import BoardRow
from onestory.frontdoor.queries.cards.disagreements import DisagreementRow
from onestory.frontdoor.queries.cards.files import AdditionCard
from onestory.frontdoor.queries.cards.handovers import HandoverRow
from onestory.frontdoor.queries.cards.held_asks import AskCard
from onestory.frontdoor.queries.cards.requests import RequestRow


@dataclass(frozen=True, kw_only=True)
class MyWork:
    """What is mine today: late first, then what is due, what came back, and whom I wait for.

    `not_offered`: decided, and I have asked nobody to take it up, or another council sent it back.
    """

    all_mine: int
    all_late: int
    all_unowned: int
    all_waiting_on: int
    mine: tuple[BoardRow, ...]
    unowned_in_my_team: tuple[BoardRow, ...]
    to_decide: tuple[BoardRow, ...]
    came_back: tuple[RequestRow, ...]
    waiting_on: tuple[RequestRow, ...]
    to_feed_back: tuple[BoardRow, ...]
    not_offered: tuple[BoardRow, ...]
    handed_over: tuple[HandoverRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    more_told: tuple[AdditionCard, ...]
    asked_for: tuple[AskCard, ...]
    asks_late: tuple[AskCard, ...]
