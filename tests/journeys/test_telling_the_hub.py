"""A teacher tells the hub about a worry; a neighbour begins, leaves, and comes back."""

from collections.abc import Callable

from tests.journeys.at_work import AtWork

WORRY = "Ada came in without breakfast three days this week. She said they slept in the car."
AtWorkAs = Callable[..., AtWork]


def answers_the_first_pages(person: AtWork) -> None:
    """Danger, and who is telling."""
    person.is_at("Is a child in danger now?")
    person.picks("No")
    person.presses("Save and continue")


def names_the_child(person: AtWork) -> None:
    """As far as one knows."""
    person.is_at("The child or children")
    person.picks("No", of="Is this child not born yet?")
    person.says("First name (optional)", "Ada")
    person.says("Last name (optional)", "Bell")
    person.dates("Date of birth, if you know it (optional)", 3, 3, 2018)
    person.says("Postcode (optional)", "TS1 2AB")


def says_what_worries_them(person: AtWork) -> None:
    """The worry, and whether the parents know."""
    person.is_at("What you are worried about")
    person.says("What are you worried about?", WORRY)
    person.presses("Save and continue")
    person.is_at("Do the parents know?")
    person.picks("Yes, they know and agree")
    person.presses("Save and continue")


def test_a_teacher_tells_the_hub_and_follows_what_becomes_of_it(at_work: AtWorkAs) -> None:
    tom = at_work("referrer")
    tom.opens("/my-referrals")
    tom.reads("You have sent nothing yet")
    tom.presses("Tell us about a worry")
    tom.presses("Start now")

    tom.follows("Is a child in danger now?")
    answers_the_first_pages(tom)
    tom.is_at("Who you are")
    tom.reads("Part 2 of 7")
    tom.says("Your job", "Safeguarding lead")
    tom.chooses("Which kind of service is that?", "Schools")
    tom.presses("Save and continue")
    names_the_child(tom)
    tom.presses("Add another child")
    tom.presses("Take away child 2")
    tom.presses("Save and continue")
    tom.is_at("Family, and who lives there")
    tom.presses("Save and continue")
    says_what_worries_them(tom)
    tom.is_at("What has been agreed, and by whom")
    tom.presses("Save and continue")
    tom.is_at("Check your answers before you send them")
    tom.reads(WORRY)
    tom.reads("3 March 2018")
    tom.keeps_a_picture("check-your-answers")
    tom.presses("Send to the front door")

    tom.reads("Your reference number")
    tom.keeps_a_picture("sent")
    tom.opens("/my-referrals")
    tom.reads("Ada Bell")
    tom.reads("Received: waiting to be read")


def test_what_is_missing_is_said_beside_it_and_nothing_is_lost(at_work: AtWorkAs) -> None:
    tom = at_work("referrer")
    tom.opens("/refer")
    tom.presses("Start now")
    tom.follows("What you are worried about")
    tom.says("What is working well? (optional)", "Her gran has her on Sundays.")
    tom.says("From 0 to 10, how safe is the child? (optional)", "eleven")
    tom.page.get_by_role("button", name="Save and continue").locator("visible=true").click()
    tom.reads("There is a problem")
    tom.reads("Enter what you are worried about")
    tom.reads("must be a whole number, like 3")
    tom.page.get_by_role("link", name="Enter what you are worried about").click()
    assert tom.page.evaluate("document.activeElement.id") == "worry"
    assert tom.page.get_by_label("What is working well? (optional)").input_value() == "Her gran has her on Sundays."
    assert "400" in "".join(tom.faults)
    tom.faults.clear()


def test_a_neighbour_leaves_the_form_and_comes_back_with_the_code(at_work: AtWorkAs) -> None:
    neighbour = at_work("")
    neighbour.opens("/")
    neighbour.presses("Tell us about a worry")
    neighbour.presses("Start now")
    neighbour.follows("What you are worried about")
    neighbour.says("What are you worried about?", WORRY)
    neighbour.presses("Save and come back later")
    neighbour.is_at("Your form is kept")
    address = neighbour.page.get_by_role("link", name="http").inner_text()
    code = neighbour.page.locator(".os-code").inner_text()

    later = at_work("")
    later.opens(address)
    later.says("Your code", "AAAA-AAAA")
    later.page.get_by_role("button", name="Open my form").click()
    later.reads("That is not the code for this form")
    later.faults.clear()
    later.says("Your code", code.lower())
    later.presses("Open my form")
    later.follows("What you are worried about")
    assert later.page.get_by_label("What are you worried about?").input_value() == WORRY


def test_what_is_typed_is_saved_while_one_types(at_work: AtWorkAs) -> None:
    neighbour = at_work("")
    neighbour.opens("/refer")
    neighbour.presses("Start now")
    neighbour.follows("What you are worried about")
    neighbour.page.get_by_label("What are you worried about?").press_sequentially("She is cold.")
    neighbour.page.get_by_text("Saved ").wait_for()
    neighbour.page.reload()
    assert neighbour.page.get_by_label("What are you worried about?").input_value() == "She is cold."


def test_the_whole_form_works_without_javascript(at_work: AtWorkAs) -> None:
    neighbour = at_work("", java_script_enabled=False)
    page = neighbour.page
    page.goto("/refer")
    page.get_by_role("button", name="Start now").click()
    page.get_by_role("link", name="Who you are").click()
    page.get_by_label("A neighbour, friend or member of the public").check()
    page.get_by_role("group", name="Would you rather not say who you are?").get_by_label("Yes").check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_role("group", name="Is this child not born yet?").get_by_label("No").check()
    page.get_by_label("First name (optional)").fill("Ada")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("What are you worried about?").fill(WORRY)
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_label("No, they could not be reached").check()
    page.get_by_label("Why not?").fill("I do not know them.")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Send to the front door").click()
    neighbour.reads("Select whether a child is in immediate danger")
    page.get_by_role("link", name="Select whether a child is in immediate danger").click()
    page.get_by_label("No").check()
    page.get_by_role("button", name="Save and continue").click()
    page.goto("/refer/form/open/check-answers")
    page.get_by_role("button", name="Send to the front door").click()
    neighbour.reads("Choose the council where the children live")
    page.get_by_label("Redcar and Cleveland Council").check()
    page.get_by_role("button", name="Send to the front door").click()
    neighbour.reads("Your reference number")
    neighbour.faults.clear()
