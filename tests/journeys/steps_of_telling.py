"""The steps until a worry is told: a partner's file comes in, and a teacher fills in the form in two sittings."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import expect

from onestory.console.walking.visitor import code_at
from onestory.jobs.errands import carry_out
from tests.journeys.at_work import AtWork
from tests.journeys.worry import BY_THE_PAGE, TIME_TO_TYPE_S, WORRY, Story
from tests.web.imports.handing_in import clock
from tests.web.world import HERE, PASSWORD, SECRET, World


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
