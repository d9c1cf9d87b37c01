"""Who a person is, who is around them, what must be read first: gathered once, for every page about them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.people.declared.event_kinds import STATUS, title_of
from onestory.people.declared.process import BY_KIND as STEPS
from onestory.people.declared.warnings import BY_KIND, SHIELDED
from onestory.people.models import Event, Person
from onestory.people.policies import Whose
from onestory.people.queries import around as near
from onestory.people.queries.chronology import entries_of
from onestory.people.queries.facts import address_line, fact_lines, homes_of
from onestory.people.queries.lines import Lines, lines_of
from onestory.people.queries.sources import Sources, sources
from onestory.people.rules.ages import age_in_words
from onestory.people.rules.page import Around, FactLine, PersonHead, Professional, Relative, StatusLine, Warned
from onestory.walls.actor import Actor

WITHHELD = "This person is shielded. Places, telephone numbers, school, surgery and who lives with them are withheld."


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """The head, and what was read for it that the rest of the page needs too."""

    head: PersonHead
    told: Sources
    lines: Lines
    professionals: tuple[Professional, ...]


def head_of(
    whose: Whose, *, viewer: Actor, now: datetime, asked_for: UUID, because: str, with_newest: bool = False
) -> Gathered:
    """Everything that every page about this person says first, and their newest lines."""
    row, today = whose.row, london_date(now)
    told = sources(viewer=viewer, now=now)
    withheld = row.is_shielded  # from their keepers too, who see one place at a time
    facts = fact_lines(row.pk, viewer=viewer, told=told, withheld=withheld)
    homes = homes_of(row.pk, viewer=viewer, today=today)
    home = near.at_home_with(row.pk, homes, viewer=viewer, told=told)
    ties = near.ties_of(row.pk, viewer=viewer, told=told)
    people = near.people_around(ties, home, viewer=viewer)
    involved = near.involvements_of(row.pk, people, viewer=viewer, today=today)
    lines = lines_of(whose.identifiers, people, viewer=viewer, today=today, with_newest=with_newest)
    mine = [line for line in lines.standing if line.person_id in whose.identifiers]
    known = near.known_of(
        [line for line in lines.standing if line.person_id in people], involved, viewer=viewer, today=today
    )
    family = near.relatives(ties, home, people, known, viewer=viewer, today=today)
    professionals = near.professionals_of(row.pk, involved, viewer=viewer, told=told)
    head = PersonHead(
        person=row.pk,
        asked_for=asked_for,
        identifiers=whose.identifiers,
        near_shield=whose.behind_shield or near.stands_near_shield(people.values(), viewer=viewer),
        name=str(row),
        other_names=_other_names(facts),
        kind=row.kind,
        born=row.date_of_birth,
        expected_on=row.expected_on,
        died_on=row.died_on,
        age=age_in_words(born=row.date_of_birth, expected_on=row.expected_on, died_on=row.died_on, today=today),
        sex=row.sex,
        is_shielded=row.is_shielded,
        withheld=WITHHELD if withheld else "",
        facts=facts,
        address=address_line(row.pk, homes, viewer=viewer, told=told, withheld=withheld),
        warnings=_warnings(row, family, mine, lines, viewer, told, today),
        status=_statuses(mine, viewer, told, today),
        around=_around(family, {tie.other for tie in ties}, professionals, today, withheld=withheld),
        steps=entries_of((line for line in mine if line.kind in STEPS), told, viewer=viewer),
        opened_because=because,
        beside=whose.beside,
    )
    return Gathered(head=head, told=told, lines=lines, professionals=tuple(professionals))


def _other_names(facts: tuple[FactLine, ...]) -> tuple[str, ...]:
    lines = [line for line in facts if line.kind in ("name", "former-name")]
    said = [each.value for line in lines for each in ((line.chosen,) if line.kind == "former-name" else ()) if each]
    said += [each.value for line in lines for each in line.otherwise]
    shown = next((line.value for line in lines if line.kind == "name"), "")
    return tuple(dict.fromkeys(value for value in said if value.lower() != shown.lower()))


def _around(
    found: list[Relative], tied: set[UUID], professionals: list[Professional], today: date, *, withheld: bool
) -> Around:
    return Around(
        family=tuple(each for each in found if each.person in tied),
        household=tuple(each for each in found if each.lives_here),
        other_children=tuple(each for each in found if each.is_child),
        professionals=tuple(each for each in professionals if each.is_current(today)),
        past_professionals=tuple(each for each in professionals if not each.is_current(today)),
        withheld=WITHHELD if withheld else "",
    )


def _warnings(
    row: Person, family: list[Relative], mine: list[Event], lines: Lines, viewer: Actor, told: Sources, today: date
) -> tuple[Warned, ...]:
    """What concerns the person first; then what concerns those at home or in the family, by name."""
    named = {each.person: each for each in family if each.person}
    own = near.warnings_of(mine, viewer=viewer, today=today)
    around = [line for line in lines.standing if line.person_id in named and line.kind in BY_KIND]
    theirs = near.warnings_of((line for line in around if BY_KIND[line.kind].of_home), viewer=viewer, today=today)
    shield = [Warned(kind="shield", text=SHIELDED)] if row.is_shielded else []
    return (
        *shield,
        *(_warned(line, "", told) for line in own),
        *(_warned(line, f"{named[line.person_id].name} ({named[line.person_id].relation}): ", told) for line in theirs),
    )


def _warned(line: Event, of: str, told: Sources) -> Warned:
    return Warned(
        kind=line.kind, text=f"{of}{line.text}", since=london_date(line.happened_at), source=told.of_line(line)
    )


def _statuses(mine: list[Event], viewer: Actor, told: Sources, today: date) -> tuple[StatusLine, ...]:
    return tuple(
        StatusLine(
            kind=STATUS[line.kind],
            title=title_of(line.kind),
            text=line.text,
            since=london_date(line.happened_at),
            source=told.of_line(line),
        )
        for line in near.open_statuses(mine, viewer=viewer, today=today)
    )
