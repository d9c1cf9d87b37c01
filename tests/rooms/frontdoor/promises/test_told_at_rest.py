"""What was told, at rest: in whatever order one tells, matches, shields and lifts, no place stands while it is hidden.

And every letter is back once it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.files.open_attachment import open_attachment
from onestory.frontdoor.actions.hiding.hide_what_was_told import hide_what_was_told
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.told_tables import TOLD_TABLES
from onestory.frontdoor.models import Addition, Contact, ContactChild, OutageSheet, Submission, Triage
from onestory.frontdoor.queries.doors.referrals import my_referral
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import Conflict, Refusal
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.shielding.ask_to_lift_shield import ask_to_lift_shield
from onestory.people.actions.shielding.lift_shield import lift_shield
from onestory.people.actions.shielding.lock_with_new_key import lock_with_new_key
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import AsTold, OwedTelling, Shield
from onestory.people.policies import living
from onestory.walls.keyring import KeyUnavailable, keyring, new_line
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.test_attachments import LETTER, attached, scanned
from tests.rules.frontdoor.test_outage import WHOLE, table

LANE, PHONE, ELSEWHERE = "17 Zqxmeadow Lane", "07700 900 982", "2 Mill Lane"
CANARIES = ("zqxmeadow", "07700900982", "ts12ab")
"""Of six letters and more: three of them stand by chance in one sealed kilobyte of five hundred."""
WORRY = f"They moved to {LANE} last week. Her number is {PHONE}, the postcode TS12AB."
COLUMNS = [(table.table, name) for table in TOLD_TABLES for name in table.kept]
A_NIGHT = timedelta(hours=25)


def child_called(given: str = "Kayleigh", family: str = "O'Neil") -> dict[str, str]:
    return {"is_unborn": "no", "given_name": given, "family_name": family, "address": LANE, "postcode": "TS1 2AB"}


def called(hub: Door, *children: dict[str, str], key: str = "call-1") -> str:
    return hub.called(children=[*children] or [child_called()], adults=[], worry=WORRY, key=key)


def somebody(hub: Door, given: str = "Kayleigh", family: str = "O'Neil", lane: str = LANE) -> UUID:
    return add_person(
        actor=hub.here("screening-social-worker"), given_name=given, family_name=family, address=lane,
        postcode="TS1 2AB", phone=PHONE, why="A call", now=NOW,
    )  # fmt: skip


def shield(hub: Door, person: UUID) -> None:
    put_up_shield(actor=hub.here("hub-manager"), person=person, since=NOW.date(), why="Court order", now=NOW)


def lift(hub: Door, person: UUID) -> None:
    ask_to_lift_shield(actor=hub.here("hub-manager"), person=person, why="The order has ended", now=NOW)
    another = replace(hub.here("hub-manager"), username="another")
    lift_shield(actor=hub.again(another), person=person, now=NOW + A_NIGHT)


def round_of_the_clock(hub: Door) -> int:
    return hide_what_was_told(actor=hub.system(), now=NOW)


def at_rest(hub: Door, reference: str = "") -> str:
    """Everything that stands in the told columns, of one contact or of all, as one text without spaces."""
    hub.system()
    asked = (
        [Contact.objects.get(reference=reference).pk]
        if reference
        else list(Contact.objects.values_list("pk", flat=True))
    )
    with connection.cursor() as cursor:
        cursor.execute("select name, key, said from frontdoor_told(%s::uuid[], 'contact') order by 1, 2", [asked])
        return "\n".join(f"{name} {key} {said}" for name, key, said in cursor.fetchall())


def tells(text: str) -> list[str]:
    plain = "".join(text.casefold().split())
    return [canary for canary in CANARIES if canary in plain]


def test_a_match_hides_at_once_what_was_told_and_a_look_at_the_page_is_as_before(hub: Door) -> None:
    person, reference = somebody(hub), called(hub)
    before = at_rest(hub)
    assert len(tells(before)) == len(CANARIES)
    shield(hub, person)
    hub.matched(reference, person)
    assert tells(at_rest(hub)) == []
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert "They moved to [withheld]" in page.words.worry
    assert page.children[0].place_is_hidden


def test_a_namesake_who_is_not_matched_loses_the_place_too_until_it_turns_out_to_be_somebody_else(hub: Door) -> None:
    shield(hub, somebody(hub))
    other = somebody(hub, "Kaylee", "Oneill", lane=ELSEWHERE)
    reference = called(hub, child_called("Kaylee", "Oneill"))
    told = WORRY
    round_of_the_clock(hub)
    assert tells(at_rest(hub)) == []
    hub.matched(reference, other)
    round_of_the_clock(hub)
    hub.system()
    assert Contact.objects.get(reference=reference).worry == told


def test_a_contact_that_names_nobody_like_them_stays_as_it_was_told(hub: Door) -> None:
    shield(hub, somebody(hub))
    called(hub, child_called("Una", "Brown"))
    before = at_rest(hub)
    round_of_the_clock(hub)
    assert at_rest(hub) == before


def test_a_sheet_that_is_no_contact_yet_loses_the_place_of_a_namesake_and_keeps_it_where_nobody_is(hub: Door) -> None:
    shield(hub, somebody(hub))
    sheet = {**WHOLE, "What they said": WORRY, "Child's first name": "Kaylee", "Child's last name": "Oneill"}
    for row in (sheet, {**sheet, "Sheet": "5", "Child's first name": "Una", "Child's last name": "Brown"}):
        hand_in_table(actor=hub.here("contact-officer"), text=table(row), name="night.csv", now=NOW)
    assert [len(tells(repr(one))) for one in sheets(hub)] == [3, 3]
    round_of_the_clock(hub)
    assert [len(tells(repr(one))) for one in sheets(hub)] == [0, 3]


def sheets(hub: Door) -> list[Any]:
    """What stands of each sheet of paper not entered yet."""
    hub.system()
    return list(OutageSheet.objects.filter(contact=None).order_by("answers__children__0__given_name").values("answers"))


def test_while_the_keys_are_away_nothing_is_hidden_at_rest_nor_lost_and_then_it_is(hub: Door, keys: Keys) -> None:
    person, reference = somebody(hub), called(hub)
    hub.matched(reference, person)
    before = at_rest(hub)
    keys(away=True)
    shield(hub, person)
    round_of_the_clock(hub)
    assert at_rest(hub) == before
    assert tells(repr(contact(reference, viewer=hub.here("contact-officer"), now=NOW).words)) == []
    keys(away=False)
    round_of_the_clock(hub)
    assert tells(at_rest(hub)) == []


def test_words_added_after_are_hidden_by_the_next_round(hub: Door) -> None:
    person, reference = somebody(hub), called(hub)
    hub.matched(reference, person)
    shield(hub, person)
    round_of_the_clock(hub)
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason=f"At {LANE}.", now=NOW)
    assert tells(at_rest(hub)) == [CANARIES[0]]
    round_of_the_clock(hub)
    assert tells(at_rest(hub)) == []
    assert Triage.objects.get().reason == "At [withheld]."


def test_a_brother_added_out_of_a_hidden_contact_has_the_address_that_was_told(hub: Door) -> None:
    """Else nobody would know that he lives with her, and no shield would reach him."""
    person = somebody(hub)
    reference = called(hub, child_called(), child_called("Callum"))
    hub.matched(reference, person)
    shield(hub, person)
    round_of_the_clock(hub)
    brother = ContactChild.objects.get(number=2)
    match_child(
        actor=hub.here("contact-officer"), reference=reference, child=brother.pk, person=None, add=True, now=NOW
    )
    hub.system()
    his = ContactChild.objects.get(number=2).person_id
    assert his is not None
    assert Shield.objects.filter(person_id=his, lifted_at=None).exists()
    assert ContactChild.objects.get(number=2).address == ""
    assert tells(at_rest(hub)) == []


def test_the_same_message_sent_again_is_still_the_same_and_another_still_another(hub: Door) -> None:
    person = somebody(hub)
    reference = called(hub)
    hub.matched(reference, person)
    digest = Submission.objects.get().body_digest
    shield(hub, person)
    round_of_the_clock(hub)
    hub.system()
    assert Submission.objects.get().body_digest != digest, "nobody tries addresses on it"
    assert called(hub) == reference
    with pytest.raises(Conflict):
        hub.called(worry="Another worry.", key="call-1")


def test_whoever_sent_it_reads_what_they_sent_and_learns_of_no_shield(hub: Door) -> None:
    person, teacher = somebody(hub), hub.partner("school", "referrer")
    reference = hub.sent(teacher, children=[child_called()], worry=WORRY)
    hub.matched(reference, person)
    shield(hub, person)
    round_of_the_clock(hub)
    assert tells(at_rest(hub)) == []
    _, answers = my_referral(reference, viewer=hub.again(teacher))
    assert answers["worry"] == WORRY


def test_a_file_is_locked_whole_and_opens_as_it_came_once_the_shield_is_lifted(hub: Door) -> None:
    person, reference = somebody(hub), called(hub)
    hub.matched(reference, person)
    _, file = attached(hub, reference=reference)
    scanned(hub, file)
    shield(hub, person)
    round_of_the_clock(hub)
    with connection.cursor() as cursor:
        hub.system()
        cursor.execute("select bytes from frontdoor_attachmentcontent")
        assert bytes(cursor.fetchone()[0]) == b""
    lift(hub, person)
    opened = open_attachment(actor=hub.here("contact-officer"), attachment=file, now=NOW)
    assert opened.content == LETTER.content, "before the next round of the clock, and after it"
    round_of_the_clock(hub)
    assert open_attachment(actor=hub.here("contact-officer"), attachment=file, now=NOW).content == LETTER.content


def test_a_rotated_key_locks_it_anew(hub: Door, settings: Any) -> None:
    person, reference = somebody(hub), called(hub)
    before = at_rest(hub)
    hub.matched(reference, person)
    shield(hub, person)
    round_of_the_clock(hub)
    settings.SHIELD_KEYS = new_line() + str(settings.SHIELD_KEYS).replace(",", "\n")
    lock_with_new_key(actor=hub.system(), now=NOW)
    settings.SHIELD_KEYS = next(iter(str(settings.SHIELD_KEYS).splitlines()))
    lift(hub, person)
    round_of_the_clock(hub)
    hub.system()
    assert Contact.objects.get(reference=reference).worry in before


def test_an_original_opens_nowhere_but_in_its_own_row(hub: Door) -> None:
    person, reference = somebody(hub), called(hub)
    hub.matched(reference, person)
    shield(hub, person)
    round_of_the_clock(hub)
    hub.system()
    one, other = AsTold.objects.order_by("pk")[:2]
    with pytest.raises(KeyUnavailable):
        keyring().unlock(bytes(one.locked), about=f"told/{other.council_id}/{other.table}/{other.key}")


Keys = Callable[..., None]


@pytest.fixture
def keys(settings: Any) -> Keys:
    given = settings.SHIELD_KEYS

    def turn(*, away: bool) -> None:
        settings.SHIELD_KEYS = "" if away else given
        settings.SHIELD_KEY_FILE = "/nowhere"

    return turn


ACTS = (
    "tell",
    "add",
    "match",
    "unmatch",
    "shield",
    "lift",
    "shield-other",
    "lift-other",
    "merge",
    "round",
    "away",
    "back",
)
NAMES = (("Kayleigh", "O'Neil"), ("Leanne", "O'Neil"), ("Una", "Brown"))
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2)), min_size=5, max_size=12)


@dataclass
class Shift:
    """A hub, two sisters under one roof, a girl elsewhere, and every letter that was told."""

    hub: Door
    keys: Keys
    people: list[UUID]
    told: dict[str, str] = field(default_factory=dict)
    contacts: list[str] = field(default_factory=list)

    def act(self, name: str, choice: int) -> None:
        """What is refused leaves nothing behind."""
        try:
            with transaction.atomic():
                getattr(self, "_" + name.replace("-", "_"))(choice)
        except Refusal:
            return

    def _tell(self, choice: int) -> None:
        given, family = NAMES[choice]
        self.contacts.append(called(self.hub, child_called(given, family), key=f"call-{len(self.contacts)}"))

    def _add(self, choice: int) -> None:
        reference = self._contact(choice)
        self.hub.system()
        row = Contact.objects.get(reference=reference)
        Addition.objects.create(
            council_id=row.council_id, contact=row, reference=reference, words=WORRY, told_at=NOW, due_at=NOW
        )

    def _match(self, choice: int) -> None:
        self.hub.matched(self._contact(choice), self.people[choice])

    def _unmatch(self, choice: int) -> None:
        reference = self._contact(choice)
        child = ContactChild.objects.filter(contact__reference=reference)[0]
        match_child(actor=self.hub.here("contact-officer"), reference=reference, child=child.pk, person=None, now=NOW)

    def _shield(self, choice: int) -> None:
        shield(self.hub, self.people[0])

    def _lift(self, choice: int) -> None:
        lift(self.hub, living(self.people[0]))

    def _shield_other(self, choice: int) -> None:
        shield(self.hub, self.people[1])

    def _lift_other(self, choice: int) -> None:
        lift(self.hub, living(self.people[1]))

    def _merge(self, choice: int) -> None:
        reviewer = self.hub.here("hub-manager")
        merge_people(actor=reviewer, keep=self.people[0], other=self.people[2], why="The same girl", now=NOW)

    def _round(self, choice: int) -> None:
        round_of_the_clock(self.hub)

    def _away(self, choice: int) -> None:
        self.keys(away=True)

    def _back(self, choice: int) -> None:
        self.keys(away=False)

    def _contact(self, choice: int) -> str:
        if not self.contacts:
            self._tell(choice)
        return self.contacts[choice % len(self.contacts)]


@pytest.mark.timeout(1800)
@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_any_order_no_place_stands_while_it_is_hidden_and_every_letter_is_back_when_not(
    hub: Door, keys: Keys, steps: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        hub = replace(hub, taken_on={})
        people = [somebody(hub, *name, lane=lane) for name, lane in zip(NAMES, (LANE, LANE, ELSEWHERE), strict=True)]
        shift = Shift(hub, keys, people)
        for name, choice in [("tell", 0), ("tell", 2), *steps, ("back", 0)]:
            shift.act(name, choice)
        _settled(hub)
        for reference in shift.contacts:
            _is_as_it_should(shift, reference, at_rest(hub, reference))
        transaction.set_rollback(True)


def _settled(hub: Door) -> None:
    for _ in range(20):
        round_of_the_clock(hub)
        hub.system()
        if not OwedTelling.objects.exists():
            return
    raise AssertionError("It never comes to an end.")


def _is_as_it_should(shift: Shift, reference: str, stands: str) -> None:
    """Beside the product: a shield over whoever is matched, or over a namesake of whoever is not."""
    shift.hub.system()
    row = Contact.objects.get(reference=reference)
    (child,) = row.children.all()
    standing = set(Shield.objects.filter(lifted_at=None).values_list("person_id", flat=True))
    if child.person_id is not None:
        is_hidden = living(child.person_id) in standing
    else:
        namesakes = [person for person, name in zip(shift.people, NAMES, strict=True) if " ".join(name) == str(child)]
        is_hidden = any(living(person) in standing for person in namesakes)
    if is_hidden:
        assert tells(stands) == [], stands
        return
    sent = row.submission.answers["children"][0]
    added = list(row.additions.values_list("words", flat=True))
    assert (row.worry, child.address, child.postcode) == (WORRY, LANE, "TS1 2AB")
    assert (sent["address"], sent["postcode"], set(added) <= {WORRY}) == (LANE, "TS1 2AB", True)
    assert not AsTold.objects.filter(whose__contains=[row.pk]).exists()
