"""What a day is weighed by, gathered as the system: looks, who looked, whom they looked at, what went before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import fmean, pstdev
from uuid import UUID

from onestory.access.queries import Post, colleagues
from onestory.audit.queries import Opening, openings, searched
from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.instants import at_london, london_date
from onestory.calendars.office_hours import is_open
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.oversight.declared.signs import BY_CODE, NIGHT_ROLES, Sign
from onestory.oversight.rules.looks import Lately, Look, Search, Seen, Viewer
from onestory.oversight.rules.weighing import Day
from onestory.people.queries.nearness import (
    Declared,
    Homes,
    cases_ended,
    declared_kin,
    homes_of,
    shares_of_surnames,
    surnames_of,
)
from onestory.walls.actor import Actor

ONE_DAY = timedelta(days=1)
NOTHING = Declared()
NOWHERE = Homes()


def day_of_looks(*, viewer: Actor, on: date) -> Day:
    """One council's day, for the system alone: nobody else's grants show all of it."""
    since, until = at_london(on), at_london(on + ONE_DAY)
    opened = openings(viewer=viewer, since=since, until=until)
    before = openings(
        viewer=viewer,
        since=at_london(on - timedelta(days=BY_CODE[Sign.HOOVERING].over_days)),
        until=since,
        unlinked=True,
    )
    posts = {post.user: post for post in colleagues(viewer=viewer, today=on)}
    declared = declared_kin(viewer=viewer)
    shares = shares_of_surnames(viewer=viewer)
    hours = clocks_of(viewer=viewer, on=on).calendar.hub_hours

    @lru_cache(maxsize=100_000)
    def opens(at: datetime) -> bool:
        return is_open(at, hours_of=hours, holidays=ENGLAND)

    return Day(
        on=on,
        looks=[
            Look(number=each.number, viewer=each.user, person=str(each.person), at=each.at, works=each.works_with)
            for each in opened
        ],
        searches=[
            Search(number=each.number, viewer=each.user, words=each.words, at=each.at)
            for each in searched(viewer=viewer, since=since, until=until)
        ],
        viewers=_viewers(posts, declared, before, viewer),
        seen=_seen({each.person for each in opened if not each.works_with}, posts, declared, viewer),
        lately=_lately(before, on),
        share_of_name=lambda name: shares.get(name, 0.0),
        is_open=opens,
    )


def _viewers(
    posts: Mapping[int, Post], declared: Mapping[int, Declared], before: Iterable[Opening], viewer: Actor
) -> dict[int, Viewer]:
    homes = homes_of({person for each in declared.values() for person in each.own}, viewer=viewer)
    former = cases_ended(posts, viewer=viewer)
    people: dict[int, dict[date, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for each in before:
        people[each.user][london_date(each.at)].add(each.person)
    found = {}
    for user, post in posts.items():
        told = declared.get(user, NOTHING)
        mine = [homes.get(person, NOWHERE) for person in told.own]
        counts = [len(of_day) for of_day in people[user].values()]
        found[user] = Viewer(
            number=user,
            surname=post.name.split()[-1].lower() if post.name.split() else "",
            places=frozenset().union(*(home.places for home in mine)),
            postcodes=frozenset().union(*(home.postcodes for home in mine)),
            kin=frozenset(str(person) for person in told.kin),
            former=former.get(user, {}),
            team=post.team,
            works_nights=post.role in NIGHT_ROLES,
            usual=fmean(counts) if counts else 0.0,
            usual_spread=pstdev(counts) if counts else 0.0,
        )
    return found


def _seen(
    people: set[UUID], posts: Mapping[int, Post], declared: Mapping[int, Declared], viewer: Actor
) -> dict[str, Seen]:
    own = {person: user for user, told in declared.items() for person in told.own if user in posts}
    homes = homes_of(people | set(own), viewer=viewer)
    surnames = surnames_of(people, viewer=viewer)
    at_work: dict[str, dict[int, int]] = defaultdict(dict)
    for person, user in own.items():
        for place in homes.get(person, NOWHERE).places:
            at_work[place][user] = posts[user].team
    return {
        str(person): Seen(
            person=str(person),
            surnames=surnames.get(person, frozenset()),
            places=(home := homes.get(person, NOWHERE)).places,
            postcodes=home.postcodes,
            colleagues={user: team for place in home.places for user, team in at_work.get(place, {}).items()},
        )
        for person in people
    }


def _lately(before: Iterable[Opening], on: date) -> Lately:
    since = on - timedelta(days=BY_CODE[Sign.AGAIN].over_days)
    days: dict[tuple[int, str], set[date]] = defaultdict(set)
    viewers: dict[str, dict[int, date]] = defaultdict(dict)
    for each in before:
        day, person = london_date(each.at), str(each.person)
        if day >= since:
            days[each.user, person].add(day)
            viewers[person][each.user] = max(day, viewers[person].get(each.user, day))
    return Lately(days=days, viewers=viewers)
