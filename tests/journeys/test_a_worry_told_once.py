"""A child is known to school, health, police and housing. A teacher worries, tells the hub once, and is answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as conf
from django.db import transaction
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.actions.found_agreements import found_agreements
from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.actions.seal_audit import seal_audit
from onestory.console.visitor import code_at
from onestory.councils.rules.founding import NewAgency
from onestory.feeds.actions.import_path import import_path
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL
from onestory.jobs.errands import carry_out
from onestory.people.actions.link_council import link_council
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.journeys.at_work import AtWork
from tests.journeys.bell_family import Family, files_of, write
from tests.web.imports.handing_in import clock
from tests.web.world import HERE, PASSWORD, SECRET, World

AtWorkAs = Callable[..., AtWork]
WORRY = (
    "Ada came in without a coat again, tired and hungry. She said her dad shouts at night, and asked twice whether "
    "she could stay at school."
)
RAISED_VOICES = "Called to raised voices at the address on three occasions since August."
WITHHELD = "The tenancy file names somebody who gave it in confidence."
HARM = "Shouting at night that the police came to, and a child who does not want to go home."
MANAGER_SAYS = "I agree: an assessment, begun this week, with the probation officer told."
WHAT_THE_TEACHER_MAY_KNOW = "Children's social care is acting on what you told us."
TIME_TO_TYPE_S = 4
BY_THE_PAGE = "police-notices"

SEEN_BY_THE_MANAGER = (
    "Ada Rose Bell",
    "GP registrations",
    "School census",
    "Craig Dunn",
    "Jamie Bell",
    "Marek Nowak",
    "Tom Whitfield",
    "01632 960 303",
    "Domestic incident",
    "A&E attendance",
    "decided: referral accepted for assessment",
    "Checked: none held",
    "Cannot be said: nobody tells us",
    "May know, and does not share it here",
    "Not for somebody of this age",
    "Contact officer: 1 time",
    "What was shared, and why",
)


@dataclass
class Story:
    """One worry on its way, and everybody who has sat down to it."""

    sit: AtWorkAs
    family: Family
    files: Path
    reference: str = ""
    person: str = ""
    seated: dict[str, AtWork] = field(default_factory=dict)

    def __getitem__(self, name: str) -> AtWork:
        if name not in self.seated:
            self.seated[name] = self.sit(name)
        return self.seated[name]

    @property
    def here(self) -> str:
        return f"/front-door/{self.reference}"


@pytest.fixture(scope="module")
def told(standing_world: World, tmp_path_factory: pytest.TempPathFactory) -> tuple[Family, Path]:
    """What partners sent has been imported, all but the police's file; and three more people are at work."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    folder = tmp_path_factory.mktemp("partners")
    with transaction.atomic():
        standing_world.hire("tom-whitfield", role="referrer", now=now, password=PASSWORD)
        standing_world.hire("grace-obi", role="partner-researcher", agency="health", now=now)
        standing_world.hire("lee-ferris", role="partner-researcher", agency="housing", now=now)
        _probation_joins(standing_world, now)
        for feed, rows in files_of(now.date()).items():
            path = write(feed, rows, folder)
            if feed != BY_THE_PAGE:
                _take_in(standing_world, feed, path, now)
        stand(NOBODY)
    return Family(now.date()), folder


def _probation_joins(world: World, now: datetime) -> None:
    """With its agreement: without one nobody would read what it sends."""
    unit, until = NewAgency(code="probation", name="Tees Probation", kind="probation"), now.date() + timedelta(days=365)
    found_agencies(actor=world.keeper(), agencies=[unit], accredited_until=until, now=now)
    found_agreements(actor=world.keeper(), now=now)


def _take_in(world: World, feed: str, path: Path, now: datetime) -> None:
    import_path(actor=world.keeper(), feed=feed, path=path, council=world.councils[HERE], as_of=now.date(), now=now)


@transaction.atomic
def the_night_passes(world: World) -> None:
    """What runs by the clock links every record anew."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    link_council(actor=world.keeper(), council=world.councils[HERE], now=now)
    stand(NOBODY)


def test_a_worry_told_once_is_known_decided_and_answered(
    at_work: AtWorkAs, told: tuple[Family, Path], standing_world: World, settings: Settings, tmp_path: Path
) -> None:
    settings.DELIVERIES, settings.AUDIT_ANCHORS = tmp_path / "deliveries", tmp_path / "heads.jsonl"
    family, files = told
    story = Story(sit=at_work, family=family, files=files)
    # Given an index made from what partners sent
    the_data_officer_brings_the_police_file(story, standing_world)
    the_night_passes(standing_world)
    # When a teacher tells the hub, in two sittings
    the_teacher_signs_in(story)
    the_teacher_begins_and_keeps_the_form(story)
    the_teacher_comes_back_and_sends_it(story)
    # Then it waits where somebody must see it, and each does their part of it
    it_waits_on_the_board(story)
    the_contact_officer_says_who_the_child_is(story)
    nobody_is_asked_before_the_worry_is_judged(story)
    the_social_worker_triages(story)
    nobody_is_asked_without_a_footing(story)
    the_social_worker_asks_three_partners(story)
    each_partner_answers(story)
    nobody_else_reads_what_they_said(story)
    the_social_worker_weighs_it_and_proposes(story)
    the_social_worker_cannot_decide_it_herself(story)
    the_manager_decides_and_the_teacher_is_told(story)
    # And whoever has a right to look sees one page, and whoever has not sees nothing
    the_teacher_reads_the_outcome_and_no_more(story)
    the_manager_reads_the_single_view(story)
    neither_the_teacher_nor_the_other_council_finds_anything(story)
    every_sight_is_written_down_and_cannot_be_altered(story)


def test_the_form_and_the_decision_need_no_javascript(at_work: AtWorkAs, told: tuple[Family, Path]) -> None:
    family, files = told
    story = Story(sit=lambda name: at_work(name, java_script_enabled=False), family=family, files=files)
    story.seated["teacher"] = story.sit("tom-whitfield")
    the_teacher_begins_and_keeps_the_form(story)
    the_teacher_comes_back_and_sends_it(story)
    it_waits_on_the_board(story)
    the_social_worker_triages(story)
    nobody_decides_what_they_proposed(story)
    the_manager_decides_and_the_teacher_is_told(story)
    the_teacher_reads_the_outcome_and_no_more(story)


def the_worker_sees_it_through(story: Story, world: World) -> None:
    """What a page waits for is done by the worker; whoever waits is shown it then."""
    page = story.seated["data-officer"].page
    page.wait_for_url("**/under-way/*")
    carry_out(int(page.url.rsplit("/", 1)[-1]), council=world.councils[HERE], clock=clock)
    page.reload()


def the_data_officer_brings_the_police_file(story: Story, world: World) -> None:
    kofi, yesterday = story["data-officer"], story.family.ago(1)
    kofi.opens("/imports")
    kofi.presses("Import a file")
    kofi.chooses("Which feed is it?", "Police notices")
    kofi.dates("As of which day?", yesterday.day, yesterday.month, yesterday.year)
    kofi.page.locator("input[type=file]").set_input_files(story.files / f"{BY_THE_PAGE}.csv")
    kofi.presses("Show what is in it")
    the_worker_sees_it_through(story, world)
    kofi.reads("4 rows in = 4 accepted + 0 refused + 0 that came twice")
    kofi.keeps_a_picture("import-preview")
    kofi.presses("Import this file")
    the_worker_sees_it_through(story, world)
    kofi.reads("Imported: 4 rows taken in.")
    kofi.opens("/imports")
    kofi.keeps_a_picture("imports")


def the_teacher_signs_in(story: Story) -> None:
    tom = story.seated["teacher"] = story.sit("")
    tom.opens("/account/login/")
    tom.says("User name or e-mail address", "tom-whitfield")
    tom.says("Password", PASSWORD)
    tom.presses("Sign in")
    tom.says("Six-digit code", a_fresh_code(tom))
    tom.presses("Continue")
    tom.is_at("My referrals")


def a_fresh_code(person: AtWork) -> str:
    """The code of the moment; as anybody does, wait for the next one where this one is about to run out."""
    left = 30 - datetime.now(UTC).timestamp() % 30  # noqa: TID251  as the phone's own clock
    if left < TIME_TO_TYPE_S:
        person.page.wait_for_timeout(left * 1000)
    return code_at(SECRET, datetime.now(UTC).timestamp())  # noqa: TID251


def the_teacher_begins_and_keeps_the_form(story: Story) -> None:
    tom, born = story["teacher"], story.family.ada
    tom.opens("/my-referrals")
    tom.presses("Tell us about a worry")
    tom.presses("Start now")
    tom.follows("Is a child in danger now?")
    tom.picks("No")
    tom.presses("Save and continue")
    tom.says("Your job", "Safeguarding lead")
    tom.chooses("Which kind of service is that?", "Schools")
    tom.presses("Save and continue")
    tom.picks("No", of="Is this child not born yet?")
    tom.says("First name (optional)", "Ada")
    tom.says("Last name (optional)", "Bell")
    tom.dates("Date of birth, if you know it (optional)", born.day, born.month, born.year)
    tom.says("Postcode (optional)", "TS1 2AB")
    tom.says("School, nursery or college (optional)", "Linthorpe Green School")
    tom.keeps_a_picture("refer-child")
    tom.presses("Save and continue")
    tom.says("First name (optional)", "Una")
    tom.says("Last name (optional)", "Bell")
    tom.presses("Save and come back later")
    tom.keeps_a_picture("refer-kept")


def the_teacher_comes_back_and_sends_it(story: Story) -> None:
    tom = story["teacher"]
    tom.opens("/my-referrals")
    tom.follows("Form saved")
    tom.keeps_a_picture("refer-pages")
    tom.follows("Family, and who lives there")
    assert tom.page.get_by_label("First name (optional)").input_value() == "Una"
    tom.chooses("What are they to the children? (optional)", "Mother")
    tom.presses("Save and continue")
    tom.says("What are you worried about?", WORRY)
    tom.says("What is working well? (optional)", "Her aunt collects her on Fridays, and she talks about her.")
    tom.says("From 0 to 10, how safe is the child? (optional)", "4")
    tom.keeps_a_picture("refer-worry")
    tom.presses("Save and continue")
    tom.picks("No, telling them could put somebody at risk")
    tom.says("Why not?", "She said her dad is angrier when school rings.")
    tom.presses("Save and continue")
    tom.presses("Save and continue")
    tom.is_at("Check your answers before you send them")
    tom.keeps_a_picture("refer-check")
    tom.presses("Send to the front door")
    tom.reads("Your reference number")
    tom.keeps_a_picture("refer-sent")
    tom.opens("/my-referrals")
    tom.follows("Ada Bell")
    tom.reads("It is in the front door's queue and has not been read yet.")
    story.reference = tom.page.url.rsplit("/", 1)[-1]


def it_waits_on_the_board(story: Story) -> None:
    ruth = story["contact-officer"]
    ruth.opens("/front-door")
    row = ruth.page.get_by_role("row").filter(has_text=story.reference)
    for words in ("Ada Bell", "Nobody yet", "The front door", "Due in"):
        expect(row).to_contain_text(words)
    ruth.keeps_a_picture("front-door")


def the_contact_officer_says_who_the_child_is(story: Story) -> None:
    ruth = story["contact-officer"]
    ruth.follows("Ada Bell")
    ruth.reads(WORRY)
    ruth.presses("Take this contact")
    ruth.keeps_a_picture("contact-new")
    ruth.opens(f"{story.here}/match")
    ruth.keeps_a_picture("who")
    ruth.page.get_by_role("link", name="Who is this? (Ada Bell)").click()
    ruth.reads("may be meant")
    ruth.reads("Same date of birth")
    ruth.keeps_a_picture("who-is-this")
    ruth.page.get_by_role("radio", name="Ada Rose Bell").check()
    ruth.presses("Record who this is")
    ruth.page.get_by_role("link", name=re.compile("Open Ada Bell.s page")).click()
    story.person = ruth.page.url.rsplit("/", 1)[-1]


def nobody_is_asked_before_the_worry_is_judged(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.opens(f"{story.here}/ask")
    sunita.reads("You cannot ask partners now.")
    sunita.reads("You cannot ask partners about a contact that is new.")
    sunita.keeps_a_picture("ask-partners-refused")


def the_social_worker_triages(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.opens(f"{story.here}/triage")
    sunita.picks("Level 3: complex", of="How much help does this family need?")
    sunita.picks_what_begins("Amber", of="How fast must partners answer?")
    sunita.says("Your reason", "Seen by the police twelve days ago, fewer days at school, and a child who is afraid.")
    sunita.keeps_a_picture("triage")
    sunita.presses("Record the triage")
    sunita.reads("Level 3")
    sunita.reads("Amber")
    sunita.opens(story.here)
    sunita.keeps_a_picture("contact")


def nobody_is_asked_without_a_footing(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.opens(f"{story.here}/ask")
    sunita.picks("Teesside Police")
    sunita.presses("Send the requests")
    for words in (
        "Say what the information is for",
        "Select the lawful basis on which you ask",
        "Say why asking is necessary",
        "Select whether the parents were told that you will ask",
    ):
        sunita.reads(words)
    sunita.was_told_no()
    sunita.keeps_a_picture("ask-partners-missing")


def the_social_worker_asks_three_partners(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.opens(f"{story.here}/ask")
    for agency, question in (
        ("Teesside Police", "Which incidents and concern notices involved this child in 12 months?"),
        ("Tees Valley Health Trust", "Which A&E attendances and appointments not brought to in 12 months?"),
        ("Riverside Homes", "Who lives at this address, and who has since when?"),
    ):
        sunita.picks(agency)
        sunita.picks(question)
    sunita.says("What is the information for?", "To decide whether Ada and Jamie are safe at home.")
    sunita.page.get_by_label("Lawful basis").select_option("public-task")
    sunita.says(
        "Why is asking necessary, and why would no less do?", "Her school cannot know what happens at home at night."
    )
    sunita.picks("No, telling them could put somebody at risk")
    sunita.says("Why were they not told?", "She says that her father is angrier when school rings.")
    sunita.keeps_a_picture("ask-partners")
    sunita.presses("Send the requests")
    sunita.reads("3 requests sent. The agencies see them now.")


def each_partner_answers(story: Story) -> None:
    dean = story["partner-researcher"]
    dean.opens("/requests")
    dean.follows("Ada Bell")
    dean.keeps_a_picture("request")
    dean.presses("Answer")
    dean.picks("We hold information, and here it is")
    dean.says("What happened", RAISED_VOICES)
    dean.keeps_a_picture("request-answer")
    dean.presses("Send the answer")
    dean.reads("Your answer has gone to the hub, under seal.")
    for name, held, more, told in (
        ("grace-obi", "We checked, and hold nothing", "", "The hub knows that you checked and hold nothing."),
        (
            "lee-ferris",
            "We hold information and are not sharing it",
            WITHHELD,
            "The hub knows that you hold information",
        ),
    ):
        partner = story[name]
        partner.opens("/requests")
        partner.follows("Ada Bell")
        partner.presses("Answer")
        partner.picks(held)
        if more:
            partner.picks("It belongs to somebody else, who must be asked")
            partner.says("Why are you not sharing it?", more)
        partner.presses("Send the answer")
        partner.reads(told)


def nobody_else_reads_what_they_said(story: Story) -> None:
    sunita, ruth, grace = story["screening-social-worker"], story["contact-officer"], story["grace-obi"]
    sunita.opens(f"{story.here}/answers")
    for words in (RAISED_VOICES, "We checked, and hold nothing", WITHHELD):
        sunita.reads(words)
    sunita.keeps_a_picture("answers")
    ruth.opens(f"{story.here}/answers")
    for words in ("raised voices", WITHHELD):
        ruth.reads_not(words)
    ruth.keeps_a_picture("answers-sealed")
    the_police_one = story["partner-researcher"].page.url.rsplit("/", 1)[-1]
    grace.is_refused(f"/requests/{the_police_one}", "There is no request with this reference that you may see.")
    grace.reads_not("raised voices")


def the_social_worker_weighs_it_and_proposes(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.presses("Write the analysis")
    sunita.says("What are we worried about?", HARM)
    sunita.says("What is working well?", "Her aunt has her on Fridays; Una opened the door to early help last year.")
    sunita.says("What do we not know?", "What Jamie sees, and who complained to housing.")
    sunita.keeps_a_picture("analysis")
    sunita.presses("Record the analysis")
    an_assessment_is_proposed_by(sunita)


def an_assessment_is_proposed_by(worker: AtWork) -> None:
    worker.picks("Referral accepted for assessment")
    worker.picks("Level 3: complex")
    worker.says("Why?", "Three agencies hold pieces of the same worry, and the calls come closer together.")
    worker.keeps_a_picture("propose")
    worker.presses("Propose this")
    worker.reads("Your proposal is recorded. A manager decides.")


def nobody_decides_what_they_proposed(story: Story) -> None:
    helen, sunita = story["hub-manager"], story["screening-social-worker"]
    helen.opens(f"{story.here}/propose")
    an_assessment_is_proposed_by(helen)
    helen.reads(OWN_PROPOSAL)
    assert helen.page.get_by_role("button", name="Decide", exact=True).count() == 0
    sunita.opens(f"{story.here}/propose")
    an_assessment_is_proposed_by(sunita)


def the_social_worker_cannot_decide_it_herself(story: Story) -> None:
    sunita = story["screening-social-worker"]
    sunita.opens(f"{story.here}/decide")
    sunita.reads("You cannot decide now.")
    assert sunita.page.get_by_role("button", name="Decide", exact=True).count() == 0
    sunita.keeps_a_picture("decide-refused")


def the_manager_decides_and_the_teacher_is_told(story: Story) -> None:
    helen = story["hub-manager"]
    helen.opens(f"{story.here}/decide")
    helen.reads("Proposed: Referral accepted for assessment")
    helen.says("Your reasons", MANAGER_SAYS)
    helen.keeps_a_picture("decide")
    helen.presses("Decide")
    helen.reads("Decided. You can take it back for 10 minutes.")
    helen.presses("Tell the referrer")
    helen.reads(WHAT_THE_TEACHER_MAY_KNOW)
    helen.picks("In their account here")
    helen.picks("Telling them in this way puts nobody at risk")
    helen.keeps_a_picture("feedback")
    helen.presses("Record that they are told")
    helen.reads("Recorded. The contact is closed.")


def the_teacher_reads_the_outcome_and_no_more(story: Story) -> None:
    tom = story["teacher"]
    tom.opens(f"/my-referrals/{story.reference}")
    tom.reads(WHAT_THE_TEACHER_MAY_KNOW)
    for words in ("raised voices", "Craig", "Jamie", "probation", MANAGER_SAYS, HARM, "Level 3"):
        tom.reads_not(words)
    tom.keeps_a_picture("outcome")


def the_manager_reads_the_single_view(story: Story) -> None:
    helen = story["hub-manager"]
    helen.page.goto(f"/people/{story.person}")
    if "Why do you need" in helen.page.content():
        helen.keeps_a_picture("single-view-reason")
        helen.was_told_no()
        helen.says("Your reason", "Checking that the assessment has what it needs.")
        helen.presses("Open the page")
    helen.keeps_a_picture("single-view", first_screen=True)
    for words in SEEN_BY_THE_MANAGER:
        helen.reads(words)
    helen.reads_not("Decide the contact")
    helen.opens(f"/people/{story.person}/story")
    helen.keeps_a_picture("story")


def neither_the_teacher_nor_the_other_council_finds_anything(story: Story) -> None:
    there = story["over-there"]
    story["teacher"].is_refused(f"/people/{story.person}", "is not part of your role")
    there.opens("/find")
    there.says("Name, date of birth, place or number", "Ada Bell")
    there.presses("Find")
    there.reads("Nobody in the index looks like this")
    there.is_refused(f"/people/{story.person}", "no")
    there.is_refused(story.here, "There is no contact with this reference that you may see.")
    there.opens("/front-door")
    there.reads_not(story.reference)


def every_sight_is_written_down_and_cannot_be_altered(story: Story) -> None:
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    seal_audit(now=now)
    publish_heads(into=conf.AUDIT_ANCHORS, now=now)
    gwen = story["access-reviewer"]
    gwen.opens("/audit")
    for words in ("contact-officer", "tom-whitfield", "Opened a person", "Answered a request", story.reference):
        gwen.reads(words)
    gwen.keeps_a_picture("audit")
    gwen.presses("Check that nothing was altered")
    gwen.is_at("The chain is whole")
    gwen.keeps_a_picture("audit-chain")
