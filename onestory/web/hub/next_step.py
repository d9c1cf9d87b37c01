"""What comes next for a contact, said once at the head of its page, and the steps along the top."""

from dataclasses import dataclass

from onestory.frontdoor.declared.contact_workflow import OPEN_STATES, ContactState
from onestory.frontdoor.declared.handovers import HandoverState
from onestory.frontdoor.declared.request_workflow import RequestState
from onestory.frontdoor.queries.cards import AssignmentCard, ContactPage
from onestory.web.presenters.numbers import how_many

WAITING = {RequestState.SENT.value, RequestState.PART_ANSWERED.value}
STEPS = (
    ("contact", "Contact"),
    ("contact-match", "Who is this?"),
    ("contact-triage", "Triage"),
    ("contact-ask", "Ask partners"),
    ("contact-answers", "Answers"),
    ("contact-analysis", "Analysis"),
    ("contact-decide", "Decision"),
    ("contact-feedback", "Feedback"),
    ("contact-history", "History"),
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of a contact in its sub-navigation."""

    page: str
    text: str
    count: str = ""
    is_here: bool = False


@dataclass(frozen=True, kw_only=True)
class Next:
    """The one thing to do now: a page to go to, or a button to press; or why there is nothing to do."""

    title: str
    text: str
    page: str = ""
    button: str = ""
    presses: bool = False


def steps(page: ContactPage, here: str) -> list[Step]:
    """The pages of a contact, with what is done or waits on each."""
    counts = {"contact-match": _matched(page), "contact-answers": _answered(page)}
    return [Step(page=name, text=text, count=counts.get(name, ""), is_here=name == here) for name, text in STEPS]


def next_step(page: ContactPage) -> Next:
    """The first thing left undone that moves the contact on."""
    state = ContactState(page.state)
    left = _left_undone(page) if state in AFTER else None
    if left is not None:
        return left
    if state in OPEN_STATES and page.handovers:
        return _with_the_worker(page, state)
    if state in LATE_STEPS:
        return _may(page, *LATE_STEPS[state])
    if state in (ContactState.CLOSED, ContactState.WITHDRAWN):
        return _closed(page)
    return _before_the_decision(page, state)


def _left_undone(page: ContactPage) -> Next | None:
    """After a decision: what came since and nobody has read, then who is to take it up."""
    if any(one.read_at is None for one in page.additions):
        return MORE
    if page.needs_handing_over and _can(page, "hand-over"):
        return HAND_OVER if not page.handovers else CAME_BACK
    if page.needs_passing_on and _can(page, "transfer"):
        return _pass_on(page)
    return None


def waiting_for(page: ContactPage) -> int:
    """How many requests have no whole answer."""
    return sum(request.row.state in WAITING for request in page.requests)


def _pass_on(page: ContactPage) -> Next:
    """To the first, or to another, the newest having come back: sent back by them or taken back by us."""
    if not page.transfers:
        return PASS_ON
    return TAKEN_BACK if page.transfers[0].taken_back else SENT_BACK


def _closed(page: ContactPage) -> Next:
    if page.state == ContactState.WITHDRAWN:
        return WITHDRAWN
    offered = page.waits_for_acceptance
    if offered is None:
        return WAITS_STILL if waiting_for(page) else CLOSED
    return Next(
        title=f"Waiting for {offered.team} to take it up",
        text="The referrer has been told. It stays with the hub until the team has said yes.",
        page="contact-decide",
        button="See the handover",
    )


def _with_the_worker(page: ContactPage, state: ContactState) -> Next:
    """Offered to the team that has the child: waiting, taken up and about to be decided, or given back."""
    newest = page.handovers[0]
    if newest.state == HandoverState.OFFERED:
        return Next(
            title=f"Waiting for {newest.team} to take it up",
            text="It stays with the hub, with its clocks, until they say yes. Ring them if it cannot wait.",
        )
    if newest.state == HandoverState.ACCEPTED:
        return Next(title=f"{newest.team} took it up", text="It is decided within a minute; then tell the referrer.")
    return Next(
        title=f"{newest.team} gave it back",
        text=f"{newest.answer} Propose what should happen now, or pass it to another team.",
        page="contact-propose",
        button="Propose a decision",
    )


def _before_the_decision(page: ContactPage, state: ContactState) -> Next:
    if page.given_back:
        return _may(page, "propose", _came_back(page.given_back))
    if page.owner == 0 and _can(page, "take"):
        return TAKE
    if any(child.match is None for child in page.children) and _can(page, "match"):
        return MATCH
    return _may(page, "triage", TRIAGE) if state is ContactState.NEW else _after_triage(page)


def _after_triage(page: ContactPage) -> Next:
    if all(request.row.withdrawn_at for request in page.requests) and _can(page, "ask"):
        return ASK
    if waiting := waiting_for(page):
        return Next(
            title=f"Waiting for {how_many(waiting, 'answer')}",
            text="Read what has come, chase what is late. You can propose a decision without waiting.",
            page="contact-answers",
            button="See the answers",
        )
    return _may(page, "propose", PROPOSE if page.analysis else ANALYSE)


def _came_back(given: AssignmentCard) -> Next:
    return Next(
        title=f"The proposal came back from {given.by}" if given.by else "The proposal came back",
        text=f"{given.reason} When you have what is missing, propose again.",
        page="contact-propose",
        button="Propose a decision",
    )


def _may(page: ContactPage, act: str, then: Next) -> Next:
    found = page.acts.get(act)
    if found is None or found.may:
        return then
    return Next(title=then.title, text=found.refusal)


def _can(page: ContactPage, act: str) -> bool:
    found = page.acts.get(act)
    return found is not None and found.may


def _matched(page: ContactPage) -> str:
    left = sum(child.match is None for child in page.children) + sum(adult.match is None for adult in page.adults)
    return f"{left} to do" if left else ""


def _answered(page: ContactPage) -> str:
    asked = sum(request.row.withdrawn_at is None for request in page.requests)
    return f"{asked - waiting_for(page)} of {asked}" if asked else ""


TAKE = Next(
    title="Nobody has taken this contact",
    text="Take it, and it is yours until it is decided or you give it on.",
    page="contact-take",
    button="Take this contact",
    presses=True,
)
MATCH = Next(
    title="Find out who this is",
    text="See whether the children named are already known, so that nothing about them is missed.",
    page="contact-match",
    button="Who is this?",
)
TRIAGE = Next(
    title="Triage",
    text="Judge the level of need, and how fast partners must answer. They are two questions.",
    page="contact-triage",
    button="Triage this contact",
)
ASK = Next(
    title="Ask partners, or propose a decision",
    text="Ask only those who may hold what you need. If you know enough, go straight to the decision.",
    page="contact-ask",
    button="Ask partners",
)
ANALYSE = Next(
    title="Write the analysis",
    text="What the answers mean together: harm, strengths, history, the child's voice, what is not known.",
    page="contact-analysis",
    button="Write the analysis",
)
PROPOSE = Next(
    title="Propose a decision",
    text="Say what should happen and why. Somebody else decides.",
    page="contact-propose",
    button="Propose a decision",
)
DECIDE = Next(
    title="A decision is proposed",
    text="Read what speaks for and against it and what is not known, then decide.",
    page="contact-decide",
    button="Decide",
)
HAND_OVER = Next(
    title="Hand it over",
    text="It is decided. Offer it to the team that takes it up, with what they need to act; they must say yes.",
    page="contact-hand-over",
    button="Hand it over",
)
CAME_BACK = Next(
    title="The team declined it",
    text="It is back with the hub. Read why, and offer it to another team.",
    page="contact-decide",
    button="See why",
)
PASS_ON = Next(
    title="Pass it to the other council",
    text="It is decided that another council takes it. It is ours until they have taken it in.",
    page="contact-pass-on",
    button="Pass it to the other council",
)
SENT_BACK = Next(
    title="The other council sent it back",
    text="It is ours still. Read why, and pass it to another, or have the decision looked at again.",
    page="contact-decide",
    button="See why",
)
TAKEN_BACK = Next(
    title="It was taken back from the other council",
    text="It is ours as it was. Pass it to the right council, or have the decision looked at again.",
    page="contact-decide",
    button="Open the decision",
)
TELL = Next(
    title="Tell the referrer",
    text="The decision is made. Whoever told us is waiting to hear.",
    page="contact-feedback",
    button="Tell the referrer",
)
CLOSED = Next(title="This contact is closed", text="The referrer has been told. Nothing is left to do here.")
MORE = Next(
    title="More came after the decision, and nobody has read it",
    text="It stands below with its clock. Read it, and say what it changes.",
)
WAITS_STILL = Next(
    title="This contact is closed, and partners have not all answered",
    text="The referrer has been told. What partners still say is put before you when it comes.",
    page="contact-answers",
    button="See who has not answered",
)
WITHDRAWN = Next(
    title="This contact was withdrawn", text="It was entered in error. It stays readable, and counts nowhere."
)
AFTER = (ContactState.DECIDED, ContactState.CLOSED)
LATE_STEPS = {ContactState.DECIDED: ("feed-back", TELL), ContactState.PROPOSED: ("decide", DECIDE)}
