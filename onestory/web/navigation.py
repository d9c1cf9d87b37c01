"""The menu: what each role may open, of what there is."""

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from onestory.vocabulary.agencies import AgencyKind
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Item:
    """One word of the menu: the page it opens, the permission it takes, the one that makes it idle, the only kind of
    agency it is for if there is one, and where else it stands for the place one is at."""

    title: str
    page: str
    needs: str = ""
    unless: str = ""
    only: str = ""
    also: str = ""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A word of the menu as this person sees it."""

    title: str
    href: str
    is_here: bool


MENU = (
    Item(title="My work", page="my-work", needs="contact.see"),
    Item(title="Find", page="find", needs="person.search"),
    Item(title="Shields", page="shields", needs="shield.see"),
    Item(title="Front door", page="front-door", needs="contact.see"),
    Item(title="Handovers", page="handovers", needs="handover.answer"),
    Item(title="Asked for", page="asked-for", needs="held.ask"),
    Item(title="Requests", page="requests", needs="request.see"),
    Item(title="My referrals", page="my-referrals", needs="contact.submit", unless="contact.see", also="/refer"),
    Item(title="Notices", page="notices", needs="notice.see", only=AgencyKind.SCHOOL),
    Item(title="Imports", page="imports", needs="feed.see"),
    Item(title="Match review", page="match-review", needs="match.review"),
    Item(title="Discrepancies", page="discrepancies", needs="discrepancy.tell"),
    Item(title="Records to check", page="corrections", needs="discrepancy.answer"),
    Item(title="Adoptions", page="severances", needs="record.sever"),
    Item(title="Figures", page="figures", needs="figures.see"),
    Item(title="Access review", page="access-review", needs="audit.read"),
    Item(title="Flagged looks", page="flags", needs="audit.review"),
    Item(title="Agreements", page="agreements", needs="agreement.see"),
    Item(title="Set-up", page="set-up", needs="setup.see"),
)
FIRST = {
    "severances": "", "shields": "", "my-work": "", "handovers": "", "requests": "", "my-referrals": "",
    "imports": "feed.import", "access-review": "", "figures": "", "set-up": "", "find": "",
}  # fmt: skip
"""Where somebody's day may begin, the likeliest first, and what it takes beyond the page's own permission."""


def menu_of(actor: Actor, path: str) -> list[Link]:
    """The menu of one person, marking where they are."""
    links = [(item, where) for item in MENU if _may(actor, item) and (where := _address(item.page))]
    here = max((where for item, where in links if _is_under(path, item, where)), key=len, default="")
    return [Link(title=item.title, href=where, is_here=where == here) for item, where in links]


def first_page_of(actor: Actor) -> str:
    """Where somebody's day begins: the first page of their role that exists."""
    open_to_them = {item.page for item in MENU if _may(actor, item) and _address(item.page)}
    begins = (page for page, needs in FIRST.items() if page in open_to_them and (not needs or actor.may(needs)))
    return next(begins, "your-use")


def _may(actor: Actor, item: Item) -> bool:
    is_theirs = not item.only or actor.agency_kind == item.only
    return is_theirs and (not item.needs or actor.may(item.needs)) and not (item.unless and actor.may(item.unless))


def _is_under(path: str, item: Item, where: str) -> bool:
    return path.startswith((where, item.also) if item.also else where)


@cache
def _address(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
