"""What a referrer may follow: their own contacts, and nothing of the family beyond their own words."""

from collections.abc import Mapping

from onestory.councils.models import Council
from onestory.frontdoor.declared.standings import STANDING_TITLES, Standing
from onestory.frontdoor.models import Feedback, Submission
from onestory.frontdoor.queries.cards import Receipt, ReferralRow
from onestory.frontdoor.rules.references import as_typed, digest_of_token
from onestory.frontdoor.rules.told import told_from
from onestory.frontdoor.rules.wording import in_short
from onestory.grammar.refusals import NotFound
from onestory.people.queries.as_told import as_told
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_RECEIPT = "There is no contact of yours with this reference."


def my_referrals(*, viewer: Actor) -> list[ReferralRow]:
    """The viewer's own contacts, newest first: received, read, decided; and, once told, the outcome in plain words."""
    if not viewer.user:
        return []
    sent = list(Submission.objects.filter(sender_id=viewer.user))
    told = {each.reference: each for each in Feedback.objects.filter(to_user_id=viewer.user).order_by("at")}
    names = dict(Council.objects.values_list("pk", "name"))
    return [_row(each, told.get(each.reference), names) for each in sent]


def my_referral(reference: str, *, viewer: Actor) -> tuple[ReferralRow, Mapping[str, object]]:
    """One of the viewer's own contacts, with their answers as they gave them."""
    sent = submission_of(reference, viewer=viewer)
    row = next(each for each in my_referrals(viewer=viewer) if each.reference == sent.reference)
    (as_sent,) = as_told([sent], viewer=viewer)
    return row, as_sent.answers


def submission_of(reference: str, *, viewer: Actor) -> Submission:
    """What the viewer sent, by its reference."""
    sent = Submission.objects.filter(sender_id=viewer.user or None, reference=as_typed(reference)).first()
    if sent is None:
        raise NotFound(NO_RECEIPT)
    return sent


def submissions_of_form(token: str, *, viewer: Actor) -> list[Submission]:
    """What a token's form became, for one who never signed in: one, or one at each council that was told."""
    stand(viewer, token=token)
    sent = list(Submission.objects.filter(token_digest=digest_of_token(token)).order_by("key"))
    if not sent:
        raise NotFound(NO_RECEIPT)
    return sent


def receipt(token: str, *, viewer: Actor) -> Receipt:
    """What an unsigned draft became: its reference, and no more. Opened by the same token as the draft."""
    sent = submissions_of_form(token, viewer=viewer)[0]
    return Receipt(reference=sent.reference, council=sent.council_id, received_at=sent.received_at, is_repeat=True)


def _row(sent: Submission, told: Feedback | None, names: Mapping[int, str]) -> ReferralRow:
    children = told_from(sent.answers).children
    if told and (sent.decided_at is None or told.at < sent.decided_at):
        told = None  # of a decision that was taken back
    return ReferralRow(
        reference=sent.reference,
        council_name=names.get(sent.council_id, ""),
        received_at=sent.received_at,
        about=in_short(f"{child.given_name} {child.family_name}".strip() or "A child not named" for child in children),
        standing=sent.standing,
        standing_title=STANDING_TITLES[Standing(sent.standing)],
        read_at=sent.read_at,
        decided_at=sent.decided_at,
        outcome_class=told.outcome_class if told else "",
        sentence=told.sentence if told else "",
        told_at=told.at if told else None,
    )
