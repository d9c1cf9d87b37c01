"""The steps of looking afterwards: the single view, those who find nothing, and every sight written down."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings as conf

from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.actions.seal_audit import seal_audit
from tests.journeys.worry import SEEN_BY_THE_MANAGER, Story


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
