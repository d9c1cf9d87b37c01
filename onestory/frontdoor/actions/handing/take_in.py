"""Taking in what another council passed on: it becomes a contact here, in a queue, with a team and a clock."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.frontdoor.actions.doors.receive_contact import receive_contact
from onestory.frontdoor.actions.files.carry_files import carry_files
from onestory.frontdoor.actions.handing.answer_transfer import answer_transfer
from onestory.frontdoor.models import Transfer
from onestory.frontdoor.policies import refusal_of_transfer_move, transfer_for
from onestory.frontdoor.queries.files.crossing import files_that_cross
from onestory.frontdoor.queries.handing.told_again import told_again
from onestory.grammar.refusals import OutOfOrder
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor
from onestory.walls.context import stand

FORM, VERSION = "transfer", "1"


@transaction.atomic
def take_in(*, actor: Actor, transfer: UUID, now: datetime, words: str = "", answered_for: str = "") -> str:
    """The reference here; blank where a council outside the hub took it, in whose name the sender writes this down.

    Its clocks run from when it was sent. What was told comes with it, and its clean files; no shielded place does, and
    no file of a family behind a shield.
    """
    refused = refusal_of_transfer_move("accept", transfer_for(transfer, actor=actor), actor=actor)
    if refused:
        raise OutOfOrder(refused)
    row = transfer_for(transfer, actor=actor, lock=True)
    became = _received(row, actor, now) if row.to_council_id else ""
    answer_transfer(
        actor=actor,
        transfer=transfer,
        move="accept",
        words=words,
        answered_for=answered_for,
        became=became,
        now=now,
    )
    return became


def _received(row: Transfer, actor: Actor, now: datetime) -> str:
    """Nobody of one council reads the other's contacts, so the hub's keeper carries it across, within this act."""
    sender = the_system(council=row.council_id, council_code=row.council.code)
    stand(sender)
    crossing = files_that_cross(row.contact, viewer=sender)
    told = told_again(row, viewer=sender, of_files=crossing.said)
    keeper = the_system(council=actor.council, council_code=actor.council_code)
    stand(keeper)
    receipt = receive_contact(
        actor=keeper,
        told=told,
        answers={"transfer": str(row.pk), "from": row.reference},
        form=FORM,
        form_version=VERSION,
        channel=Channel.COUNCIL.value,
        key=str(row.pk),
        sent_by=FORM,
        received_at=row.sent_at,
        now=now,
    )
    carry_files(actor=keeper, sender=sender, transfer=row, reference=receipt.reference, files=crossing.files, now=now)
    stand(actor)
    return receipt.reference
