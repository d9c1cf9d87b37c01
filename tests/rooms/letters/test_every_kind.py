"""Every declared kind of letter, from the act that raises it to the mail server, telling nothing of anybody."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from onestory.access.actions.end_post import end_post
from onestory.access.actions.found_agencies import found_agencies
from onestory.access.queries import staff
from onestory.access.rules.actors import permissions_of
from onestory.audit.actions.note import note
from onestory.feeds.actions.import_path import import_path
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.disagreeing.raise_disagreement import raise_disagreement
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.open_transfer import open_transfer
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.take_back_transfer import take_back_transfer
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.queries.handing.transfers import transfers_to_us
from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from onestory.letters.declared.notifications import BY_CODE, NOTIFICATIONS
from onestory.people.actions.breaking_glass.break_glass import break_glass
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.conftest import LAPSES
from tests.rooms.feeds.conftest import AS_OF, HEAD, child
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal, founded
from tests.rooms.frontdoor.deciding.test_hand_over import FAMILY_HELP, PARTS
from tests.rooms.frontdoor.doors.police_files import BEN, Force, asked_for, with_teams

HUB = "https://hub.example"
A_MINUTE, A_DAY = timedelta(minutes=1), timedelta(days=1)
WORDS_OF_THE_RECORD = (
    *("Ada", "Bell", "Una", "Whitfield", "Kayleigh", "Kit", "Doe", "TS1", "01632", "Linthorpe", "MID-", "RED-", "RQ-"),
    *("car", "hurt", "police", "Teesside", "2018", "neglect", "gone"),
)


@dataclass
class Sink:
    """A mail server that keeps what it is given."""

    taken: list[Envelope] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the letter."""
        self.taken.append(envelope)
        return "250 OK"


@pytest.fixture(scope="module")
def mail_server() -> Iterator[tuple[Sink, int]]:
    """One for the module, at a port of its own."""
    sink = Sink()
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        port = line.getsockname()[1]
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    yield sink, port
    server.stop()


@pytest.fixture
def sink(mail_server: tuple[Sink, int], settings: Any) -> Sink:
    """Empty, and the one that mail goes to."""
    kept, settings.EMAIL_PORT = mail_server
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    kept.taken.clear()
    return kept


@pytest.fixture
def hub(db: None) -> Door:
    """A hub with somebody at work in each part that is written to."""
    hub = founded()
    for role in ("hub-manager", "contact-officer", "access-reviewer", "data-officer"):
        hub.here(role)
    hub.there("hub-manager")
    hub.partner("police")
    hub.partner("police", role="partner-manager")
    hub.actor("referrer", agency="school")
    return hub


def decided(hub: Door, outcome: str) -> str:
    reference = hub.triaged(key=outcome)
    propose_decision(actor=hub.here("screening-social-worker"), reference=reference, given=a_proposal(outcome), now=NOW)
    decide_contact(actor=hub.here("hub-manager"), reference=reference, outcome=outcome, rationale="Agreed.", now=NOW)
    return reference


def asked(hub: Door, folder: Path) -> datetime:
    hub.asked("police")
    return NOW


def asked_long_ago(hub: Door, folder: Path) -> datetime:
    hub.asked("police", brag="red")
    return NOW + 5 * 60 * A_MINUTE


def offered(hub: Door, folder: Path) -> datetime:
    made = found_agencies(actor=hub.system(), agencies=[FAMILY_HELP], accredited_until=LAPSES, now=NOW)
    hub.agencies["family-help"], team = made["family-help"]
    hub.actor("locality-worker", agency="family-help")
    reference = decided(hub, "assessment")
    worker = hub.here("screening-social-worker")
    hand_over(actor=worker, reference=reference, team=team or 0, parts=PARTS, now=NOW)
    return NOW


def an_incident_of_a_pupil(hub: Door, folder: Path) -> datetime:
    pupil = {"is_unborn": "no", "given_name": "Ada", "born_on": "2018-03-03", "school": "Linthorpe Green School"}
    hub.called(kind="domestic-abuse", source="6", incident_on="2026-11-20", children=[pupil], organisation="Police")
    return NOW


def passed(hub: Door, folder: Path) -> datetime:
    reference = decided(hub, "other-council")
    worker, there = hub.here("screening-social-worker"), hub.councils["redcar"]
    pass_on(actor=worker, reference=reference, why="Ada lives there.", council=there, now=NOW)
    return NOW


def opened_and_taken_back(hub: Door, folder: Path) -> datetime:
    passed(hub, folder)
    [sent] = transfers_to_us(viewer=hub.there("hub-manager"))
    open_transfer(actor=hub.there("hub-manager"), transfer=sent.id, now=NOW)
    worker = hub.here("screening-social-worker")
    take_back_transfer(actor=worker, transfer=sent.id, why="It was for another council.", now=NOW)
    return NOW


def disagreed_with_the_hub(hub: Door, folder: Path) -> datetime:
    _, [request] = hub.asked("police")
    police = hub.partner("police")
    raise_disagreement(actor=police, reference=request, topic="not-enough", issue="Ada.", wants="More.", now=NOW)
    return NOW


def disagreed_with_an_agency(hub: Door, folder: Path) -> datetime:
    reference, _ = hub.asked("police")
    worker, police = hub.here("screening-social-worker"), hub.agencies["police"]
    raise_disagreement(
        actor=worker, reference=reference, topic="not-enough", issue="Ada.", wants="More.", agency=police, now=NOW
    )
    return NOW


def left_alone(hub: Door, folder: Path) -> datetime:
    hub.called()
    later = NOW + 20 * A_MINUTE
    stand(NOBODY)
    assert rounds.watch(now=later) > 0
    return later


def told_the_outcome(hub: Door, folder: Path) -> datetime:
    reference = hub.sent(hub.actor("referrer", agency="school"))
    stand(NOBODY)
    manager = hub.here("hub-manager")
    worker = hub.here("screening-social-worker")
    judge(hub, reference)
    propose_decision(actor=worker, reference=reference, given=a_proposal("assessment"), now=NOW)
    hub.again(manager)
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=NOW)
    feed_back(actor=manager, reference=reference, channel="phone", is_safe=True, to_whom="Tom Whitfield", now=NOW)
    return NOW


def judge(hub: Door, reference: str) -> None:
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="Asleep in a car.", now=NOW)


def broke_the_glass(hub: Door, folder: Path) -> datetime:
    person = hub.person("Kayleigh")
    worker = hub.here("screening-social-worker").acting_for("safeguarding")
    break_glass(actor=hub.again(worker), person=person, why="He is outside her school now.", now=NOW)
    stand(NOBODY)
    assert rounds.tell(now=NOW) == 1
    return NOW


def left_a_glass_unreviewed(hub: Door, folder: Path) -> datetime:
    later = broke_the_glass(hub, folder) + 14 * A_DAY
    stand(NOBODY)
    rounds.tell(now=later)
    return later


def broke_the_glass_with_nobody_to_review_it(hub: Door, folder: Path) -> datetime:
    hub.actor("administrator")
    reviewer = staff(viewer=hub.system(), now=NOW)
    [post] = [one.post.membership for one in reviewer if one.post.role == "access-reviewer"]
    end_post(actor=hub.system(), membership=post, ends_on=NOW.date(), now=NOW)
    return broke_the_glass(hub, folder)


def acknowledged_and_gone(hub: Door, folder: Path) -> datetime:
    actor = hub.system()
    note(
        act="contact.receive", subject_kind="contact", subject="MID-GONE-GONE", actor=actor, now=NOW,
        detail={"door": "api"},
    )  # fmt: skip
    stand(NOBODY)
    assert rounds.count(now=NOW + 16 * A_MINUTE) == 1
    return NOW + 16 * A_MINUTE


def refused_rows(hub: Door, folder: Path) -> datetime:
    path = folder / "early-help.csv"
    path.write_text("\n".join([HEAD, child(1), child(2, name="Kit", born="31/02/2015"), ""]))
    actor = hub.here("data-officer")
    import_path(actor=actor, feed="early-help", path=path, council=actor.council, as_of=AS_OF, now=NOW, confirm=False)
    stand(NOBODY)
    assert rounds.raise_refused(now=NOW + 5 * A_DAY) == 1
    return NOW + 5 * A_DAY


def a_file_for_a_council_without_a_team(hub: Door, folder: Path) -> datetime:
    asked_for(hub)
    Force(hub, folder).brings(BEN)
    with_teams(hub, "redcar", are_there=False)
    stand(NOBODY)
    for minutes in (1, 17):
        rounds.watch(now=NOW + minutes * A_MINUTE)
    return NOW + 17 * A_MINUTE


RAISED_BY: dict[str, Callable[[Door, Path], datetime]] = {
    "request-waiting": asked,
    "request-late": asked_long_ago,
    "handover-offered": offered,
    "school-notice": an_incident_of_a_pupil,
    "transfer-arrived": passed,
    "transfer-taken-back": opened_and_taken_back,
    "disagreement-to-hub": disagreed_with_the_hub,
    "disagreement-to-agency": disagreed_with_an_agency,
    "escalated": left_alone,
    "outcome-told": told_the_outcome,
    "glass-broken": broke_the_glass,
    "glass-review-late": left_a_glass_unreviewed,
    "glass-unreviewed": broke_the_glass_with_nobody_to_review_it,
    "door-differs": acknowledged_and_gone,
    "rows-refused": refused_rows,
    "notices-wait": a_file_for_a_council_without_a_team,
}


def test_every_declared_kind_has_its_story() -> None:
    assert set(RAISED_BY) == {one.code for one in NOTIFICATIONS}


@pytest.mark.parametrize("code", sorted(RAISED_BY))
def test_it_is_raised_reaches_the_mail_server_and_tells_nothing_of_anybody(
    code: str, hub: Door, sink: Sink, tmp_path: Path, settings: Any
) -> None:
    settings.DELIVERIES = tmp_path / "waiting"
    at = RAISED_BY[code](hub, tmp_path)
    stand(NOBODY)
    rounds.write(now=at)
    stand(NOBODY)
    rounds.post(now=at, sender=ByMail(), hub=HUB)
    notification = BY_CODE[code]
    mails = [
        (envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        for envelope in sink.taken
    ]
    of_this = [(to, mail) for to, mail in mails if mail["Subject"].casefold().endswith(notification.title.casefold())]
    assert of_this, [mail["Subject"] for _, mail in mails]
    for to, mail in of_this:
        said = f"{mail['Subject']}\n{mail.get_content()}"
        assert notification.where in said
        assert [word for word in WORDS_OF_THE_RECORD if word in said] == []
        assert _may_read(hub, to[0], notification.needs)


def _may_read(hub: Door, address: str, needs: str) -> bool:
    """Whether the reader's role, at either council, carries what the letter is for; one named person needs nothing."""
    at_work = [one for council in hub.councils for one in staff(viewer=hub.system(council), now=NOW)]
    roles = [one.post.role for one in at_work if one.email == address]
    return bool(roles) and all(not needs or needs in permissions_of(role) for role in roles)
