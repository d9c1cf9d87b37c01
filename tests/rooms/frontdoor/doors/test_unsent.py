"""Forms not sent yet, at rest: sealed in whatever order one writes, attaches, shields, rotates and sends, and to the
letter their writer's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onestory.frontdoor.actions.doors.return_to_draft import return_to_draft
from onestory.frontdoor.actions.doors.save_draft import save_draft
from onestory.frontdoor.actions.doors.seal_drafts import seal_drafts
from onestory.frontdoor.actions.doors.start_draft import Started, start_draft
from onestory.frontdoor.actions.doors.submit_referral import submit_referral
from onestory.frontdoor.actions.files.attach_to_draft import attach_to_draft
from onestory.frontdoor.actions.files.take_off_draft import take_off_draft
from onestory.frontdoor.declared.attachments import MOST_FILES
from onestory.frontdoor.declared.forms import CLEAR_HOURS
from onestory.frontdoor.models import Attachment, AttachmentContent, Draft, Submission, UnsentFile
from onestory.frontdoor.queries.doors.drafts import draft, draft_of_mine, my_drafts
from onestory.frontdoor.queries.files.attachments import files_of_draft
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.grammar.refusals import BadInput, Conflict, Refusal
from onestory.jobs import rounds
from onestory.people.models import Shield
from onestory.people.queries.as_told import file_of, told_wholly
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable
from onestory.walls.operations import seals_after
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door
from tests.rooms.frontdoor.promises.test_told_at_rest import (
    CANARIES,
    LANE,
    WORRY,
    Keys,
    child_called,
    keys,
    lift,
    round_of_the_clock,
    shield,
    somebody,
    tells,
)

__all__ = ["keys"]

WRITTEN: dict[str, Any] = {**TOLD, "children": [child_called()], "adults": [], "worry": WORRY}
MAP = GivenFile(name=f"to {LANE}.txt", content=f"Way there: {WORRY}".encode())
TABLES = {
    "frontdoor_draft": "true",
    "frontdoor_unsentfile": "true",
    "frontdoor_attachment": "draft_id is not null",
    "frontdoor_attachmentcontent": "attachment_id in (select id from frontdoor_attachment where draft_id is not null)",
}
A_DAY = timedelta(hours=24)
ANEW = """
    create or replace function frontdoor_seals(at timestamptz) returns boolean
    language sql immutable parallel safe as $$ {} $$
"""


def at_rest(hub: Door) -> str:
    """All that stands in the database of forms not sent, bytes read as text."""
    hub.system()
    found = []
    with connection.cursor() as cursor:
        for table, which in TABLES.items():
            cursor.execute(f"select * from {table} where {which}")
            found += [
                bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes | memoryview) else str(value)
                for row in cursor.fetchall()
                for value in row
            ]
    return "\n".join(found)


def begun(hub: Door, actor: Actor | None = None, **said: Any) -> Started:
    """Somebody, the public if nobody else, has begun a form, written in it and put a file to it."""
    actor = actor or hub.public()
    started = start_draft(actor=actor, council="middlesbrough", now=NOW)
    save_draft(actor=actor, token=started.token, answers={**WRITTEN, **said}, now=NOW)
    attach_to_draft(actor=actor, token=started.token, files=[MAP], now=NOW)
    return started


def read(hub: Door, started: Started) -> Any:
    return draft(started.token, viewer=hub.public(), now=NOW).answers


@pytest.fixture
def beside(superuser_connection: psycopg.Connection[Any]) -> Iterator[None]:
    """The hub was upgraded at `NOW`: for a day the release before may serve beside this one."""
    body = superuser_connection.execute("select prosrc from pg_proc where proname = 'frontdoor_seals'").fetchone()
    assert body is not None
    assert "-infinity" in body[0], "a hub founded with sealing has no release before"
    change = (
        "create or replace function frontdoor_seals(at timestamptz) returns boolean language sql immutable as $$ {} $$"
    )
    superuser_connection.execute(change.format(f"select at >= '{(NOW + A_DAY).isoformat()}'::timestamptz"))
    yield
    superuser_connection.execute(change.format(body[0]))


@pytest.fixture
def rotate(settings: Any) -> Callable[[], None]:
    """A new secret key; the one before is named beside it."""

    def turn() -> None:
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        settings.SECRET_KEY = f"another-{uuid4()}"

    return turn


def test_what_is_written_is_sealed_and_its_writers_to_the_letter(hub: Door) -> None:
    odd: dict[str, Any] = {
        "worry": "Zoë\r\n  <b>Ŵ</b> \\u0041",
        "scale": "eleven",
        "rows": [{}, {"a": ["", None, 3, 0.1]}],
    }
    started = begun(hub, **odd)
    assert tells(at_rest(hub)) == []
    assert [*read(hub, started).items()] == [*{**WRITTEN, **odd}.items()], "in the order in which it was written too"
    [file] = files_of_draft(token=started.token, viewer=hub.public(), now=NOW)
    assert (file.name, file.kind_title, file.size) == (MAP.name, "Plain text", len(MAP.content))


def test_in_clear_the_same_look_finds_it(hub: Door, beside: None) -> None:
    """The control: what is sealed is there to be found before."""
    begun(hub)
    assert tells(at_rest(hub)) == list(CANARIES)


def test_nobody_else_sees_that_there_is_one(hub: Door) -> None:
    teacher = hub.partner("school", "referrer")
    begun(hub, teacher)
    others = (
        hub.here("hub-manager"), hub.here("administrator"), hub.actor("referrer", agency="school", name="next"),
        hub.partner("police"), hub.there("hub-manager"), hub.public(),
    )  # fmt: skip
    for other in others:
        hub.again(other)
        assert (Draft.objects.count(), UnsentFile.objects.count(), my_drafts(viewer=other, now=NOW)) == (0, 0, [])
    [mine] = my_drafts(viewer=hub.again(teacher), now=NOW)
    assert draft_of_mine(mine.id, viewer=teacher, now=NOW).answers == WRITTEN


def test_at_night_with_the_keys_of_shields_away_it_is_saved_returned_to_and_sent(hub: Door, keys: Keys) -> None:
    shield(hub, somebody(hub))
    keys(away=True)
    started = begun(hub)
    back = return_to_draft(actor=hub.public(), token=started.token, code=started.code, now=NOW)
    assert back.draft is not None
    assert back.draft.answers == WRITTEN
    assert tells(at_rest(hub)) == []
    receipt = submit_referral(actor=hub.public(), token=started.token, now=NOW)
    hub.system()
    assert Submission.objects.get(reference=receipt.reference).answers["worry"] == WORRY


def test_a_file_goes_with_the_form_as_it_came(hub: Door) -> None:
    started = begun(hub)
    [file] = files_of_draft(token=started.token, viewer=hub.public(), now=NOW)
    submit_referral(actor=hub.public(), token=started.token, now=NOW)
    hub.system()
    sent = Attachment.objects.get()
    assert (sent.pk, sent.name, sent.size, sent.state) == (file.id, MAP.name, len(MAP.content), "held")
    assert bytes(sent.content.bytes) == MAP.content
    assert not UnsentFile.objects.exists()
    assert Draft.objects.get().sealed is None


def test_a_file_taken_off_is_gone_and_no_more_than_ten_are_taken(hub: Door) -> None:
    started, actor = begun(hub), hub.public()
    attach_to_draft(actor=actor, token=started.token, files=[MAP] * (MOST_FILES - 1), now=NOW)
    with pytest.raises(BadInput, match="10 files"):
        attach_to_draft(actor=actor, token=started.token, files=[MAP], now=NOW)
    for file in files_of_draft(token=started.token, viewer=actor, now=NOW):
        take_off_draft(actor=actor, token=started.token, attachment=file.id, now=NOW)
    assert not UnsentFile.objects.exists()


def test_a_new_secret_key_loses_nothing_and_the_round_seals_with_it(hub: Door, rotate: Any, settings: Any) -> None:
    started = begun(hub)
    rotate()
    back = return_to_draft(actor=hub.public(), token=started.token, code=started.code, now=NOW)
    assert back.draft is not None
    assert back.draft.answers == WRITTEN
    assert seal_drafts(actor=hub.system(), now=NOW) == 1
    assert seal_drafts(actor=hub.system(), now=NOW) == 0
    settings.SECRET_KEY_FALLBACKS = []
    assert read(hub, started) == WRITTEN
    submit_referral(actor=hub.public(), token=started.token, now=NOW)
    hub.system()
    assert bytes(AttachmentContent.objects.get().bytes) == MAP.content


def test_without_its_secret_key_nothing_is_shown_written_over_or_sent_and_nothing_is_lost(
    hub: Door, settings: Any
) -> None:
    teacher = hub.partner("school", "referrer")
    started, before = begun(hub, teacher), settings.SECRET_KEY
    settings.SECRET_KEY = "another, and the one before is not named"
    for act in (
        lambda: draft(started.token, viewer=teacher, now=NOW),
        lambda: save_draft(actor=teacher, token=started.token, answers={"worry": "Anew."}, now=NOW),
        lambda: submit_referral(actor=teacher, token=started.token, now=NOW),
        lambda: return_to_draft(actor=teacher, token=started.token, code=started.code, now=NOW),
        lambda: files_of_draft(token=started.token, viewer=teacher, now=NOW),
    ):
        with pytest.raises(KeyUnavailable, match="Nothing of it is lost"), transaction.atomic():
            act()
    assert len(my_drafts(viewer=teacher, now=NOW)) == 1
    assert seal_drafts(actor=hub.system(), now=NOW) == 0
    settings.SECRET_KEY = before
    assert read(hub, started) == WRITTEN
    assert Draft.objects.get().wrong_codes == 0, "a code that could not be known was not counted"


def test_what_is_sealed_opens_in_its_own_row_and_place_alone(hub: Door) -> None:
    one, other = begun(hub), begun(hub)
    hub.system()
    first, second = Draft.objects.order_by("started_at", "pk")
    Draft.objects.filter(pk=second.pk).update(sealed=first.sealed)
    UnsentFile.objects.filter(draft=second).update(name=UnsentFile.objects.get(draft=first).name)
    opened = 0
    for started in (one, other):
        for look in (read, lambda hub, each: files_of_draft(token=each.token, viewer=hub.public(), now=NOW)):
            try:
                opened += bool(look(hub, started))
            except KeyUnavailable:
                continue
    assert opened == 2


SAVED_BEFORE = """
    update frontdoor_draft set council_id = council_id, answers = %s, saved_times = saved_times + 1, saved_at = %s
     where token_digest is not null
"""


def as_before(hub: Door, answers: str) -> None:
    """What the release before sealing does when somebody saves."""
    hub.system()
    with connection.cursor() as cursor:
        cursor.execute(SAVED_BEFORE, [answers, NOW])


def test_for_a_day_after_an_upgrade_both_releases_read_and_write_a_form(hub: Door, beside: None) -> None:
    started = begun(hub)
    as_before(hub, '{"worry": "From the release before"}')
    card = draft(started.token, viewer=hub.public(), now=NOW)
    assert (card.answers, card.saved_times) == ({"worry": "From the release before"}, 2)
    save_draft(actor=hub.public(), token=started.token, answers=WRITTEN, now=NOW)
    hub.system()
    assert Draft.objects.values_list("answers", flat=True).get() == WRITTEN
    assert Attachment.objects.filter(draft__isnull=False).count() == 1
    assert seal_drafts(actor=hub.system(), now=NOW) == 0


def test_after_it_the_round_seals_what_was_in_clear_with_its_files(hub: Door, beside: None) -> None:
    started, later = begun(hub), NOW + A_DAY
    [file] = files_of_draft(token=started.token, viewer=hub.public(), now=NOW)
    assert rounds.lock(now=later) == 1
    assert tells(at_rest(hub)) == []
    assert not Attachment.objects.exists()
    assert read(hub, started) == WRITTEN
    assert files_of_draft(token=started.token, viewer=hub.public(), now=NOW) == [file]
    assert rounds.lock(now=later) == 0
    save_draft(actor=hub.public(), token=started.token, answers=WRITTEN, now=NOW)
    assert tells(at_rest(hub)) == [], "an hour put back: what is sealed stays sealed"


@pytest.mark.parametrize("what", ["save", "attach"])
def test_after_it_whoever_goes_on_seals_their_own(hub: Door, beside: None, what: str) -> None:
    started, later = begun(hub), NOW + A_DAY
    if what == "attach":
        attach_to_draft(actor=hub.public(), token=started.token, files=[MAP], now=later)
        assert tells(at_rest(hub)) == []
        assert len(files_of_draft(token=started.token, viewer=hub.public(), now=later)) == 2
    else:
        save_draft(actor=hub.public(), token=started.token, answers=WRITTEN, now=later)
        hub.system()
        assert Draft.objects.values_list("answers", flat=True).get() == {}
    submit_referral(actor=hub.public(), token=started.token, now=later)
    hub.system()
    assert Attachment.objects.filter(contact__isnull=False).count() == (2 if what == "attach" else 1)


def test_a_release_that_knows_of_no_sealing_cannot_write_over_a_sealed_form(hub: Door) -> None:
    started = begun(hub)
    with pytest.raises(IntegrityError, match="draft_is_sealed_or_in_clear"), transaction.atomic():
        as_before(hub, '{"worry": ""}')
    as_before(hub, "{}")
    assert read(hub, started) == WRITTEN


def test_the_upgrade_of_a_hub_that_has_served_leaves_a_day_and_a_new_one_none(
    superuser_connection: psycopg.Connection[Any],
) -> None:
    upgrade = seals_after("frontdoor_seals", hours=CLEAR_HOURS)
    anew = f"{upgrade.reverse_sql}; {upgrade.sql}"
    asked = "select frontdoor_seals(now() + make_interval(hours => %s))"
    taken_on = """
        insert into access_user (password, username, name, email, is_active) values ('', 'tom', 'Tom', '', true)
    """

    def sealed_after(*hours: int) -> list[bool]:
        return [superuser_connection.execute(asked, [each]).fetchall()[0][0] for each in hours]

    with superuser_connection.transaction(force_rollback=True):
        superuser_connection.execute("set local session_replication_role = replica; delete from access_user")
        superuser_connection.execute(anew)
        assert sealed_after(-1000, 0) == [True, True]
        superuser_connection.execute(taken_on)
        superuser_connection.execute(anew)
        assert sealed_after(0, 23, 25) == [False, False, True]
    assert sealed_after(-1000) == [True]


ACTS = ("begin", "save", "stale", "attach", "take-off", "shield", "lift", "rotate", "away", "back", "round", "send")
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2)), min_size=5, max_size=14)


@dataclass
class Form:
    """A form, and beside the product what stands in it."""

    actor: Callable[[], Actor]
    started: Started
    answers: dict[str, Any] = field(default_factory=dict)
    files: list[GivenFile] = field(default_factory=list)
    sent: str = ""


@dataclass
class Evening:
    """A hub in which a family may be shielded, and forms that a school and the public write about them."""

    hub: Door
    keys: Keys
    rotate: Callable[[], None]
    child: UUID
    forms: list[Form] = field(default_factory=list)
    saves: int = 0

    def act(self, name: str, choice: int) -> None:
        """What is refused leaves nothing behind."""
        before = [*self.forms]
        try:
            with transaction.atomic():
                getattr(self, "_" + name.replace("-", "_"))(choice)
        except Refusal:
            self.forms = before

    def _begin(self, choice: int) -> None:
        teacher = self.hub.partner("school", "referrer")
        actor = self.hub.public if choice else lambda: self.hub.again(teacher)
        started = start_draft(actor=actor(), council="middlesbrough", now=NOW)
        self.forms.append(Form(actor, started))

    def _save(self, choice: int) -> None:
        form, self.saves = self._form(choice), self.saves + 1
        answers = {**WRITTEN, "working_well": f"Save {self.saves}"}
        save_draft(actor=form.actor(), token=form.started.token, answers=answers, now=NOW)
        form.answers = answers

    def _stale(self, choice: int) -> None:
        form = self._form(choice)
        with pytest.raises(Conflict):
            save_draft(actor=form.actor(), token=form.started.token, answers={}, saved_times=999, now=NOW)

    def _attach(self, choice: int) -> None:
        form = self._form(choice)
        given = replace(MAP, content=MAP.content + str(len(form.files)).encode())
        attach_to_draft(actor=form.actor(), token=form.started.token, files=[given], now=NOW)
        form.files.append(given)

    def _take_off(self, choice: int) -> None:
        form = self._form(choice)
        for file in files_of_draft(viewer=form.actor(), token=form.started.token, now=NOW):
            take_off_draft(actor=form.actor(), token=form.started.token, attachment=file.id, now=NOW)
        form.files = []

    def _shield(self, choice: int) -> None:
        shield(self.hub, self.child)

    def _lift(self, choice: int) -> None:
        lift(self.hub, self.child)

    def _rotate(self, choice: int) -> None:
        self.rotate()

    def _away(self, choice: int) -> None:
        self.keys(away=True)

    def _back(self, choice: int) -> None:
        self.keys(away=False)

    def _round(self, choice: int) -> None:
        seal_drafts(actor=self.hub.system(), now=NOW)
        round_of_the_clock(self.hub)

    def _send(self, choice: int) -> None:
        form = self._form(choice)
        form.sent = submit_referral(actor=form.actor(), token=form.started.token, now=NOW).reference

    def _form(self, choice: int) -> Form:
        waiting = [form for form in self.forms if not form.sent]
        if not waiting:
            self._begin(choice)
            waiting = self.forms[-1:]
        return waiting[choice % len(waiting)]


def _is_as_it_should(evening: Evening) -> None:
    """Beside the product: nothing unsent tells a place, shield or none, and every letter of it is its writer's."""
    assert tells(at_rest(evening.hub)) == []
    for form in evening.forms:
        if not form.sent:
            actor, token = form.actor(), form.started.token
            assert draft(token, viewer=actor, now=NOW).answers == form.answers
            assert [file.size for file in files_of_draft(viewer=actor, token=token, now=NOW)] == [
                len(given.content) for given in form.files
            ]
            back = return_to_draft(actor=actor, token=token, code=form.started.code, now=NOW)
            assert back.draft is not None


def _was_sent_whole(evening: Evening, form: Form) -> None:
    system = evening.hub.system()
    sent = Submission.objects.get(reference=form.sent)
    answers = told_wholly(sent, viewer=system).get("answers", sent.answers)
    assert {name: answers[name] for name in ("worry", "working_well")} == {
        name: form.answers[name] for name in ("worry", "working_well")
    }
    assert answers["children"][0]["address"] == LANE
    contents = AttachmentContent.objects.filter(attachment__contact_id=sent.contact_id)
    whole = [file_of(content, "bytes", viewer=evening.hub.system()) for content in contents]
    assert sorted(whole) == sorted(given.content for given in form.files)


@pytest.mark.timeout(1800)
@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_any_order_no_place_stands_in_what_is_not_sent_and_every_letter_is_its_writers(
    hub: Door, keys: Keys, rotate: Any, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        hub = replace(hub, taken_on={})
        evening = Evening(hub, keys, rotate, somebody(hub))
        somebody(hub, "Leanne")
        for name, choice in [("save", 0), ("attach", 0), *steps]:
            evening.act(name, choice)
            _is_as_it_should(evening)
        keys(away=False)
        for form in evening.forms:
            if form.sent:
                _was_sent_whole(evening, form)
        transaction.set_rollback(True)


def test_a_save_that_forgot_to_seal_would_be_found(
    hub: Door, keys: Keys, rotate: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The property's control."""
    monkeypatch.setattr("onestory.frontdoor.unsent.is_sealing", lambda _: False)
    evening = Evening(hub, keys, rotate, somebody(hub))
    evening.act("save", 0)
    with pytest.raises(AssertionError):
        _is_as_it_should(evening)


def test_a_shield_that_spreads_leaves_an_unsent_form_as_it_is(hub: Door) -> None:
    """A sister under the same roof: her name in the form hides its place no less."""
    child, sister = somebody(hub), somebody(hub, "Leanne")
    started = begun(hub, children=[child_called("Leanne")])
    shield(hub, child)
    round_of_the_clock(hub)
    hub.system()
    assert Shield.objects.filter(person_id=sister, lifted_at=None).exists()
    assert tells(at_rest(hub)) == []
    assert read(hub, started)["worry"] == WORRY
