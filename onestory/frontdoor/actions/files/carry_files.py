"""Carrying the files of a contact across to another council of the hub, as they were found clean."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.frontdoor.actions.asking.enter_share import About, Share, enter_share
from onestory.frontdoor.models import Attachment, AttachmentContent, Contact, Transfer
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.rules.wording import files_in_words
from onestory.people.queries.as_told import file_of
from onestory.vocabulary.sharing import LawfulBasis
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NECESSITY = "The council where the child lives now needs what came with the contact."


@transaction.atomic
def carry_files(
    *, actor: Actor, sender: Actor, transfer: Transfer, reference: str, files: Sequence[UUID], now: datetime
) -> None:
    """As the receiving council's own from now on. The sender's ledger says that they went, and the audit which.

    ``actor`` is the hub's keeper at the receiver, ``sender`` the one at the council that passed it on.
    """
    require(actor, "contact.submit")
    if not files:
        return
    stand(actor)
    received = Contact.objects.get(reference=reference)
    for each in files:
        _copied(Attachment.objects.get(pk=each), received, sender, actor)
    stand(sender)
    _told(sender, transfer, files, now)
    stand(actor)


def _copied(given: Attachment, received: Contact, sender: Actor, actor: Actor) -> None:
    """One at a time: ten of ten megabytes would else lie in memory together."""
    stand(sender)
    content = file_of(AttachmentContent.objects.get(pk=given.pk), "bytes", viewer=sender)
    stand(actor)
    made = Attachment(
        council_id=received.council_id,
        contact=received,
        name=given.name,
        kind=given.kind,
        size=given.size,
        sha256=given.sha256,
        added_at=given.added_at,
        state=given.state,
        scanned_at=given.scanned_at,
    )
    made.save(force_insert=True)
    AttachmentContent(attachment=made, bytes=content).save(force_insert=True)


def _told(sender: Actor, transfer: Transfer, files: Sequence[UUID], now: datetime) -> None:
    contact = transfer.contact
    share = Share(
        what=f"{files_in_words(len(files))} that came with the contact",
        to_whom=transfer.to_name,
        lawful_basis=LawfulBasis.PUBLIC_TASK.value,
        necessity=NECESSITY,
        told=contact.told_parents,
        told_why_not=contact.told_why_not,
    )
    about = [About(name=str(child), person_id=child.person_id) for child in contact.children.all()]
    enter_share(actor=sender, contact=contact.pk, share=share, about=about, now=now)
    note_each(
        act="attachment.cross",
        subject_kind="contact",
        subjects=[(contact.reference, person) for person in people_of(contact)] or [(contact.reference, None)],
        detail={"attachments": [str(each) for each in files], "to": transfer.to_name},
        actor=sender,
        now=now,
    )
