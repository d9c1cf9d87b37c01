"""The steps from a new contact to partners' answers: who the child is, how much it matters, who is asked what."""

from __future__ import annotations

import re

from tests.journeys.worry import RAISED_VOICES, WITHHELD, WORRY, Story


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
