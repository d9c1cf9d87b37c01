"""The steps from answers to an outcome that the teacher reads: weighed, proposed, decided by somebody else, told."""

from __future__ import annotations

from onestory.frontdoor.rules.deciding import OWN_PROPOSAL
from tests.journeys.at_work import AtWork
from tests.journeys.worry import HARM, MANAGER_SAYS, WHAT_THE_TEACHER_MAY_KNOW, Story


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
