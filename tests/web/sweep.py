"""The canary sweep's own tools: every route that the addresses declare, a family full of canaries, every kind of answer
unpacked to text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pypdf
from django.db import transaction
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter
from django.urls.exceptions import NoReverseMatch

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_about_request import ask_about_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.family.give_family_report import give_family_report
from onestory.frontdoor.actions.files.record_scan import record_scan
from onestory.frontdoor.actions.held.answer_ask import answer_ask
from onestory.frontdoor.actions.held.ask_holder import ask_holder
from onestory.frontdoor.actions.held.open_held import open_held
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Attachment, ContactChild, SchoolNotice
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.frontdoor.rules.asking import Ask
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.held_asks import GivenAsk, GivenRelease
from onestory.frontdoor.rules.incidents import ToldIncident
from onestory.frontdoor.rules.told import told_from
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.working.note_event import note_event
from onestory.people.models import Event, Person
from onestory.story.actions.file_document import Provenance, file_document
from onestory.story.actions.lock_story import lock_story
from onestory.story.actions.mark_line import mark_line
from onestory.story.actions.record_tie import GivenTie, record_tie
from onestory.story.actions.say_how_to_reach import say_how_to_reach
from onestory.story.models import RecordedTie
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, held, told_by
from tests.rules.frontdoor.test_outage import WHOLE
from tests.rules.frontdoor.test_outage import table as as_table
from tests.web import stories
from tests.web.world import HERE, World

CANARIES = (
    "Zqxlane", "Zqxtown", "TS19QX", "TS1 9QX", "07700900777", "07700 900777", "Zqxschool", "Zqxsurgery", "Zqxdoctor",
    "Zqxlead", "01632960777", "01632 960777",
)  # fmt: skip
HIDDEN = {
    "14 High Street": "71 Zqxlane", "14 High St": "71 Zqxlane", "Rotherham": "Zqxtown", "S65 1AB": "TS1 9QX",
    "07700900123": "07700900777", "Valley Primary": "Zqxschool Primary", "Mrs Green": "Mrs Zqxlead",
    "01709 111222": "01632 960777", "Clifton Surgery": "Zqxsurgery", "Dr Khan": "Dr Zqxdoctor",
}  # fmt: skip
NEVER_SWEPT = re.compile(r"^(?:account/|static/|__)")
"""The sign-in pages, which know nobody's record (`tests/web/signin` minds them)."""
FIGURE = "contacts"
TOKEN = "no-such-token"


@dataclass(frozen=True)
class Route:
    """One address that somebody could ask for, and the names of what must be filled in."""

    name: str
    wants: tuple[str, ...]
    numbers: frozenset[str]
    pattern: str


@dataclass
class Swept:
    """A hub with a shielded child, her mother, and her father who must not find them; and how to fill in an address."""

    world: World
    child: UUID
    mother: UUID
    father: UUID
    fill: dict[str, object] = field(default_factory=dict)

    def address(self, route: Route) -> str:
        """The route's address about the shielded child; raises KeyError where nobody has said what to fill in."""
        return filled(route, self.fill)


def filled(route: Route, fill: Mapping[str, object]) -> str:
    """A route's address, with what is said of its own parameters or of any so named; the first, of a mere number."""
    numbers = dict.fromkeys(route.numbers, 1)
    said = {want: fill.get(f"{route.name}.{want}", fill.get(want, numbers.get(want))) for want in route.wants}
    if None in said.values():
        raise KeyError(route.name)
    return reverse(route.name, kwargs=said)


def routes() -> list[Route]:
    """Every named route of every door, by walking the addresses themselves."""
    return sorted(set(_walk(get_resolver(), "", "")), key=lambda route: route.name)


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = f"{before}{each.pattern}"
        if NEVER_SWEPT.match(pattern):
            continue
        if isinstance(each, URLResolver):
            yield from _walk(each, pattern, f"{space}{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and each.name:
            yield Route(
                name=f"{space}{each.name}",
                wants=tuple(sorted(each.pattern.converters)),
                numbers=_numbers(each),
                pattern=pattern,
            )


def _numbers(pattern: URLPattern) -> frozenset[str]:
    return frozenset(name for name, kind in pattern.pattern.converters.items() if isinstance(kind, IntConverter))


REQUESTS = (
    "request.reference", "answer-request.reference", "release-answer.reference",
    "request-disagree.reference", "request-query.reference", "request-clarify.reference",
)  # fmt: skip
"""Places in addresses where a reference is that of a request to a partner."""
ALIKE = {
    **dict.fromkeys(("figure.code", "figure-card.code", "figure-children.code", "figure-step.code"), FIGURE),
    "figures-take.form": "csv", "set-up-setting.code": "alerts", "manager-behind.which": "came-today",
    "code": "police-notices", "which": "professional", "token": TOKEN, "delivery": 1, "row": 1, "number": 1,
    "membership": 1, "notice-entry.notice": "health-notice", "owner": 1, "step": 1, "change": 1, "question": 1,
    "move": "sign", "place": 1, "key": "record-police-notices", "form": "pdf", "indicator": "contacts", "file": "csv",
}  # fmt: skip
"""Places in addresses that the family has no part in."""


def hide_a_family(world: World) -> Swept:
    """Partners tell of a family; a school and the police write about them; then a shield goes up over the child."""
    told = tell_of_a_family(world)
    with transaction.atomic():
        _shielded(world, told.child, datetime.now(UTC))  # noqa: TID251  as the pages' own clock
        stand(NOBODY)
    return told


def tell_of_a_family(world: World) -> Swept:
    """The same before there is a shield."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    reference = _told(world, now)
    addition = stories.told_more(world, reference, now=now, words="Now at 71 Zqxlane.", file="71 Zqxlane.txt")
    with transaction.atomic():
        found = _indexed(world, now)
        document = _written_about(world, found["Kayleigh"], now)
        line = Event.objects.filter(person_id=found["Kayleigh"], kind="document.file").values_list("pk", flat=True)[0]
        tie = RecordedTie.objects.get().pk
        named = ContactChild.objects.get(contact__reference=reference).pk
        request = _asked(world, reference, named, found["Kayleigh"], now)
        ask = _asked_of_holder(world, found["Kayleigh"], now)
        disagreement = _disagreed(world, request, now)
        attachment = _scanned(world, now)
        table = _sheet_of(world, now)
        notice = _noticed(world, found["Kayleigh"], now)
        clarification = _queried(world, request, now)
        stand(NOBODY)
    return Swept(
        world=world,
        child=found["Kayleigh"],
        mother=found["Donna"],
        father=found["Jason"],
        fill={
            **ALIKE, **dict.fromkeys(REQUESTS, request),
            "who": found["Kayleigh"], "person": found["Kayleigh"], "reference": reference, "asked": request,
            "named": named, "disagreement": disagreement, "clarification": clarification, "notice": notice,
            "table": table, "addition": addition, "attachment": attachment, "line": line, "document": document,
            "ask": ask, "tie": tie, "handover": uuid4(), "transfer": uuid4(),
        },
    )  # fmt: skip


def _told(world: World, now: datetime) -> str:
    """A worry that says where they live."""
    return stories.told(
        world,
        now=now - timedelta(hours=5),
        children=[{
            "is_unborn": "no", "given_name": "Kayleigh", "family_name": "Oneil", "born_on": "2014-03-02",
            "address": "71 Zqxlane, Zqxtown", "postcode": "TS1 9QX", "school": "Zqxschool Primary",
        }],
        worry="She says nobody must know that they live at 71 Zqxlane now. Her phone is 07700 900777.",
    )  # fmt: skip


def _queried(world: World, request: str, now: datetime) -> UUID:
    """The hub asks the police what they mean, and names the place."""
    return ask_about_request(
        actor=world.actor("screening-social-worker", now=now),
        reference=request,
        asks="Is 71 Zqxlane the whole house?",
        now=now,
    )


def _shielded(world: World, person: UUID, now: datetime) -> None:
    """The shield goes up."""
    put_up_shield(
        actor=world.actor("hub-manager", now=now), person=person, since=date(2026, 1, 1), why="Court order", now=now
    )


def _sheet_of(world: World, now: datetime) -> UUID:
    """A sheet of an outage that tells where the child lives."""
    given = {**WHOLE, "Child's first name": "Kayleigh", "Child's last name": "Oneil", "Day it came": f"{now:%d/%m/%Y}"}
    said = {**given, "Time it came": "00:00", "What they said": "They live at 71 Zqxlane now."}
    return hand_in_table(actor=world.actor("contact-officer", now=now), text=as_table(said), name="Night", now=now)


def _indexed(world: World, now: datetime) -> dict[str, UUID]:
    """The family in the index, a note on the child's page and one on her father's that names the place."""
    told = (("health-registrations", HEALTH), ("school-census", SCHOOL), ("police-notices", POLICE))
    parts = [told_by(code, _with_canaries(text)) for code, text in told]
    link_council(actor=world.keeper(), council=world.councils[HERE], now=now, source=held(*parts))
    people = {person.given_name.split()[0]: person.pk for person in Person.objects.filter(retired_at=None)}
    worker = world.actor("screening-social-worker", now=now)
    for whose in ("Kayleigh", "Jason"):
        note_event(
            actor=worker,
            person=people[whose],
            kind="contact.triage",
            happened_at=now,
            text="A neighbour of 71 Zqxlane rang: he was seen outside.",
            now=now,
        )
    return people


def _written_about(world: World, child: UUID, now: datetime) -> UUID:
    """Before there is a shield: a document, how to reach her, an analysis and a version, all naming the place."""
    worker = world.actor("screening-social-worker", now=now)
    reason = "A worry from her school."
    words = "They live at 71 Zqxlane now; her school is Zqxschool Primary."
    say_how_to_reach(actor=worker, person=child, words=words, reason=reason, now=now)
    document = file_document(
        actor=worker,
        person=child,
        kind="safety-plan",
        title="Plan for 71 Zqxlane",
        author="A. Yusuf",
        dated_on=now.date(),
        file_name="plan.txt",
        content=words.encode(),
        reason=reason,
        now=now,
    )
    number = Event.objects.filter(person_id=child, kind="contact.triage").values_list("pk", flat=True)[0]
    mark_line(actor=worker, person=child, record="", number=number, analysis=words, reason=reason, now=now)
    lock_story(actor=worker, person=child, why="Family Court", reason=reason, now=now)
    tie = GivenTie(
        other=Person.objects.get(given_name="Jason").pk,
        kind="poses-risk-to",
        sureness="likely",
        said_by="A neighbour of 71 Zqxlane",
        why="He was seen outside 71 Zqxlane.",
        contested_by="He says that he never was at TS1 9QX",
    )
    record_tie(actor=worker, person=child, given=tie, reason=reason, now=now)
    give_family_report(
        actor=worker,
        person=child,
        given_to="Her mother",
        given_how="by-hand",
        was_read=True,
        council="Middlesbrough Council",
        reason=reason,
        now=now,
    )
    return document


def _with_canaries(text: str) -> str:
    return "\n".join(line if "JASON" in line else _hidden_in(line) for line in text.splitlines())


def _hidden_in(line: str) -> str:
    said = line
    for told, canary in HIDDEN.items():
        said = said.replace(told, canary)
    return said


def _asked(world: World, reference: str, named: UUID, child: UUID, now: datetime) -> str:
    """The contact is matched to the child, the police are asked, and answer with the address in their words."""
    worker = world.actor("screening-social-worker", now=now)
    match_child(actor=worker, reference=reference, child=named, person=child, now=now, weight=9.0, reasons="Name")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="They have fled.", now=now)
    (request,) = ask_partners(
        actor=worker,
        reference=reference,
        asks=[Ask(agency=world.agencies["police"], words=("Is anything known of 71 Zqxlane?",))],
        purpose="Deciding whether she is safe",
        lawful_basis="public-task",
        necessity="Nobody else can say who lives at 71 Zqxlane.",
        told="no-unsafe",
        told_why_not="He would hear of it.",
        now=now,
    )
    given = GivenAnswer(
        held="facts-held",
        facts=(GivenFact(words="Called to 71 Zqxlane twice."),),
        comment="TS1 9QX",
        handling="partner",
    )
    answer_request(actor=world.actor("partner-researcher", now=now), reference=request, given=given, now=now)
    return str(request)


def _asked_of_holder(world: World, child: UUID, now: datetime) -> UUID:
    """Before there is a shield: what the police hold is asked for and released, and both sides name the place.

    One is their sealed answer, the other a document under seal whose very title tells the place. Gives the second ask.
    """
    file_document(
        actor=world.actor("screening-social-worker", now=now),
        person=child,
        kind="other",
        title="Report on 71 Zqxlane",
        author="DC Poole of TS1 9QX",
        dated_on=now.date(),
        file_name="report.txt",
        content=b"71 Zqxlane is watched.",
        of=Provenance(agency=world.agencies["police"], sealed=True),
        reason="A worry from her school.",
        now=now,
    )
    worker = world.actor("locality-worker", now=now).acting_for("allocated-work", "A visit")
    stand(worker)
    answer, document = open_held(actor=worker, person=child, now=now).things
    given = GivenAsk(necessity="Is 71 Zqxlane safe to visit?", lawful_basis="public-task", told="yes")
    asks = [ask_holder(actor=worker, person=child, key=thing.key, given=given, now=now) for thing in (answer, document)]
    words = GivenRelease(state="partly", words="71 Zqxlane is safe.", ground="other", why="Not TS1 9QX by night.")
    for ask in asks:
        answer_ask(actor=world.actor("partner-manager", now=now), ask=ask, given=words, now=now)
    return asks[-1]


def _noticed(world: World, child: UUID, now: datetime) -> UUID:
    """Before there is a shield: the police tell of a night at the place, and her school has a notice of it."""
    told = {"given_name": "Kayleigh", "family_name": "Oneil", "born_on": "2014-03-02", "address": "71 Zqxlane"}
    answers = {
        "worry": "Called to 71 Zqxlane at night.",
        "kind": "domestic-abuse",
        "source": "6",
        "children": [told | {"postcode": "TS1 9QX", "school": "Linthorpe Green School"}],
    }
    incident = ToldIncident(
        happened_at=now - timedelta(hours=9), their_reference="PPN-9", circumstances="Called to 71 Zqxlane, TS19QX."
    )
    taken = receive_incident(
        actor=replace(world.actor("partner-researcher", now=now), permissions=frozenset({"contact.submit"})),
        told=told_from(answers),
        incident=incident,
        answers=answers,
        how=How(form="api-police-notice", form_version="1", channel="api", key="ppn-9", sent_by="machine-1"),
        now=now,
    )
    worker = world.actor("screening-social-worker", now=now)
    reference = taken.receipts[0].reference
    named = ContactChild.objects.get(contact__reference=reference).pk
    match_child(actor=worker, reference=reference, child=named, person=child, now=now, weight=9.0, reasons="Name")
    return SchoolNotice.objects.get(contact__reference=reference).pk


def _scanned(world: World, now: datetime) -> UUID:
    """Before there is a shield: the file that came with what more was told has been found clean."""
    keeper = world.keeper()
    file = Attachment.objects.get().pk
    record_scan(actor=keeper, attachment=file, found="", now=now)
    return file


def _disagreed(world: World, request: str, now: datetime) -> UUID:
    """Before there is a shield: the police disagree, and name the place in what they say."""
    return raise_disagreement(
        actor=world.actor("partner-researcher", now=now),
        reference=request,
        topic="not-enough",
        issue="Nobody has been to 71 Zqxlane since Monday.",
        wants="A visit to 71 Zqxlane tonight.",
        now=now,
    )


def canaries_in(text: str) -> list[str]:
    """Every canary that a text holds, in any case and however it is spaced."""
    squeezed = re.sub(r"[\s-]+", "", text).casefold()
    return sorted({canary for canary in CANARIES if canary.replace(" ", "").casefold() in squeezed})


def told_by_answer(response: HttpResponseBase) -> str:
    """Everything that an answer says: heading lines, cookies, and its body unpacked."""
    heads = " ".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    streamed = getattr(response, "streaming_content", None)
    body = b"".join(streamed) if streamed is not None else getattr(response, "content", b"")
    return "\n".join([heads, cookies, unpacked(body)])


def unpacked(body: bytes) -> str:
    """The text of a page, a table, a workbook, an archive or a PDF, with whatever is written about it inside."""
    if body.startswith(b"%PDF"):
        read = pypdf.PdfReader(io.BytesIO(body))
        about: Mapping[object, object] = read.metadata or {}
        return "\n".join([*(page.extract_text() for page in read.pages), str(dict(about)), body.decode("latin-1")])
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(f"{name}\n{unpacked(archive.read(name))}" for name in archive.namelist())
    return body.decode("utf-8", errors="replace")


def is_reversible(route: Route, swept: Swept) -> bool:
    """Whether somebody has said what to fill into this address."""
    try:
        swept.address(route)
    except (KeyError, NoReverseMatch):
        return False
    return True
