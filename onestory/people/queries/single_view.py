"""The whole page of one person, put together. Only `open_person` asks for it, after the audit has its line."""

from datetime import date, datetime
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.people.declared import services
from onestory.people.declared.event_kinds import STATUS, title_of
from onestory.people.declared.warnings import BY_KIND, SHIELDED
from onestory.people.models import Event, Person, Run, Working
from onestory.people.policies import all_identifiers
from onestory.people.queries import around as near
from onestory.people.queries.chronology import story_of
from onestory.people.queries.facts import address_line, fact_lines
from onestory.people.queries.looked import looked_at
from onestory.people.queries.sources import Sources, sources
from onestory.people.rules.ages import age_in_words, years_old
from onestory.people.rules.knowing import Evidence, known_to
from onestory.people.rules.missing import not_known
from onestory.people.rules.page import (
    Around,
    FactLine,
    KnownTo,
    PersonPage,
    Professional,
    Relative,
    StatusLine,
    Warned,
    Work,
)
from onestory.walls.actor import Actor

WITHHELD = "This person is shielded. Places, telephone numbers, school, surgery and who lives with them are withheld."


def page_of(row: Person, *, viewer: Actor, now: datetime, asked_for: UUID, because: str) -> PersonPage:
    """Everything about a person that this viewer may see at this moment."""
    today = london_date(now)
    told = sources(viewer=viewer, now=now)
    withheld = row.is_shielded and "shielded" not in viewer.grants
    facts = fact_lines(row.pk, viewer=viewer, told=told, withheld=withheld)
    address, place = address_line(row.pk, viewer=viewer, told=told, withheld=withheld)
    professionals = near.professionals_of(row.pk, viewer=viewer, told=told)
    home = near.at_home_with(row.pk, place, viewer=viewer, told=told, today=today)
    ties = near.ties_of(row.pk, viewer=viewer, told=told)
    family = near.relatives(ties, home, viewer=viewer, told=told, today=today)
    around = _around(family, {tie.other for tie in ties}, professionals, today, withheld=withheld)
    known = _known_to(row, facts, professionals, told, today, withheld=withheld)
    identifiers = all_identifiers(row.pk)
    name = next(line for line in facts if line.kind == "name")
    run = Run.objects.filter(council_id=row.council_id).order_by("-at").values_list("at", flat=True).first()
    return PersonPage(
        person=row.pk,
        asked_for=asked_for,
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
        address=address,
        warnings=_warnings(row, family, viewer, told, today),
        status=_statuses(row, viewer, told, today),
        worker=_worker(professionals, today),
        work=_work(identifiers),
        around=around,
        story=story_of(identifiers, viewer=viewer, told=told),
        known_to=known,
        not_known=not_known(facts, address, around.family, born=row.date_of_birth, today=today, withheld=withheld),
        looked=looked_at(row.pk, viewer=viewer, today=today),
        opened_because=because,
        index_as_of=run,
        records=row.records,
        feeds=tuple({each.source.feed: each.source for each in (*name.agreeing, *name.otherwise)}.values()),
    )


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


def _known_to(
    row: Person,
    facts: tuple[FactLine, ...],
    professionals: list[Professional],
    told: Sources,
    today: date,
    *,
    withheld: bool,
) -> tuple[KnownTo, ...]:
    said = [each for line in facts for each in (line.chosen, *line.agreeing, *line.otherwise) if each]
    evidence = Evidence(
        professionals=professionals,
        feeds=frozenset(each.source.feed for each in said),
        age=years_old(row.date_of_birth, today),
        withheld=withheld,
        today=today,
    )
    return tuple(known_to(service, told.stands, evidence) for service in services.SERVICES)


def _warnings(row: Person, family: list[Relative], viewer: Actor, told: Sources, today: date) -> tuple[Warned, ...]:
    """What concerns the person first; then what concerns those at home or in the family, by name."""
    named = {each.person: each for each in family if each.person}
    lines = near.warnings_of([row.pk, *named], viewer=viewer, today=today)
    own = [line for line in lines if line.person_id == row.pk]
    theirs = [line for line in lines if line.person_id != row.pk and BY_KIND[line.kind].of_home]
    found = [_warned(line, "", told) for line in own]
    found += [
        _warned(line, f"{named[line.person_id].name} ({named[line.person_id].relation}): ", told) for line in theirs
    ]
    shield = [Warned(kind="shield", text=SHIELDED)] if row.is_shielded else []
    return (*shield, *found)


def _warned(line: Event, of: str, told: Sources) -> Warned:
    return Warned(kind=line.kind, text=f"{of}{line.text}", since=line.happened_at.date(), source=told.of_line(line))


def _statuses(row: Person, viewer: Actor, told: Sources, today: date) -> tuple[StatusLine, ...]:
    return tuple(
        StatusLine(
            kind=STATUS[line.kind],
            title=title_of(line.kind),
            text=line.text,
            since=line.happened_at.date(),
            source=told.of_line(line),
        )
        for line in near.open_statuses(row.pk, viewer=viewer, today=today)
    )


def _worker(professionals: list[Professional], today: date) -> Professional | None:
    """The child's own worker: social care's before early help's."""
    leads = {service.code: service.leads for service in services.SERVICES if service.leads}
    current = [each for each in professionals if each.service in leads and each.is_current(today)]
    return min(current, key=lambda each: leads[each.service], default=None)


def _work(identifiers: list[UUID]) -> tuple[Work, ...]:
    found = Working.objects.filter(person_id__in=identifiers, ended_at=None).select_related("user", "team")
    return tuple(
        Work(
            id=each.pk,
            role=each.role,
            user=each.user_id or 0,
            team=each.team_id or 0,
            name=each.user.name if each.user else each.team.name if each.team else "",
            why=each.why,
            since=each.began_at,
            due_on=each.due_on,
            due_what=each.due_what,
        )
        for each in found
    )
