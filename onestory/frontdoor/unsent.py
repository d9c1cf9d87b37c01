"""Forms that nobody has sent yet, and their files: sealed in the database, and opened for whoever writes them.

They are sealed under a key made of the hub's secret key and not under the keys of shields, so that a form is saved at
night though a key service is away; all of them, so that nothing is left to sweep when a shield goes up (decision 47).
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.models import BinaryField, Exists, OuterRef, Q
from django.db.models.functions import Substr

from onestory.frontdoor.models import Attachment, AttachmentContent, Draft, UnsentFile
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.walls.keyring import ID_BYTES, Keyring, key_of
from onestory.walls.sealing import hub_ring

PURPOSE = "OneStory forms not sent"
WRITTEN = ("answers", "sealed")
"""The columns that `write` sets."""
NAME, CONTENT = "name", "content"
AWAY = (
    "What is written in this form was sealed with a key that the hub does not have now, so it cannot be shown, changed "
    "or sent. Nothing of it is lost. Tell the hub's administrator, or ring the front door; if a child is in danger, "
    "ring 999."
)


def is_sealing(now: datetime) -> bool:
    """Whether forms are sealed by now; until then a release that reads them in clear may serve beside this one."""
    with connection.cursor() as cursor:
        cursor.execute("select frontdoor_seals(%s)", [now])
        return bool(cursor.fetchone()[0])


def written_in(draft: Draft) -> dict[str, object]:
    """What stands in a form, to the letter. Raises KeyUnavailable where the secret key it is under is not there."""
    if draft.sealed is None:
        return {**draft.answers}
    return _ring().unlock(draft.sealed, about=_about(draft))


def write(draft: Draft, answers: Mapping[str, object], *, now: datetime) -> None:
    """Put answers into a form; the caller has it locked, and saves the columns `WRITTEN`. A sealed one stays sealed.

    Raises KeyUnavailable rather than write over what cannot be read now.
    """
    written_in(draft)
    if draft.sealed is not None or is_sealing(now):
        _seal(draft, answers)
    else:
        draft.answers = {**answers}


def seal(draft: Draft) -> None:
    """Seal a form that the caller has locked, and its files: what stands in clear, and what is under an older key."""
    if draft.sealed is None or _is_older(draft.sealed):
        _seal(draft, written_in(draft))
        draft.save(update_fields=WRITTEN)
    for file in files_in(draft):
        if _is_older(file.name):
            name, content = name_of(file).encode(), content_of(file)
            again = {NAME: _locked(file, NAME, name), CONTENT: _locked(file, CONTENT, content)}
            UnsentFile.objects.filter(pk=file.pk).update(**again)
    for held in Attachment.objects.filter(draft=draft):
        same = {"id": held.pk, "kind": held.kind, "added_by_id": held.added_by_id, "added_at": held.added_at}
        content = bytes(AttachmentContent.objects.get(pk=held.pk).bytes)
        keep(UnsentFile(draft=draft, **same), GivenFile(name=held.name, content=content))
        held.delete()


def forms_to_seal(*, most: int) -> list[Draft]:
    """Forms to `seal`, locked until the transaction ends; one that somebody writes at this moment is passed over."""
    ring = _ring()
    older = Q(key__in=[name.encode() for name in ring.keys if name != ring.newest])
    files = UnsentFile.objects.alias(key=_key("name")).filter(older, draft=OuterRef("pk"))
    in_clear = Q(sealed=None) & ~Q(answers={}) | Exists(Attachment.objects.filter(draft=OuterRef("pk")))
    found = Draft.objects.alias(key=_key("sealed")).filter(in_clear | older | Exists(files), submitted_as="")
    return list(found.select_for_update(skip_locked=True)[:most])


def keep(file: UnsentFile, given: GivenFile) -> None:
    """Write a file of a form, sealed; `file` says which form, what kind and whose."""
    file.name = _locked(file, NAME, given.name.encode())
    file.content = _locked(file, CONTENT, given.content)
    file.size = len(given.content)
    file.save(force_insert=True)


def files_in(draft: Draft) -> list[UnsentFile]:
    """The files of a form, without reading what is in them."""
    return list(UnsentFile.objects.filter(draft=draft).select_related("added_by").defer("content"))


def name_of(file: UnsentFile) -> str:
    """What a file is called. Raises KeyUnavailable as `written_in` does."""
    return _ring().unlock_bytes(file.name, about=_about_file(file, NAME)).decode()


def content_of(file: UnsentFile) -> bytes:
    """What is in it, to the byte."""
    return _ring().unlock_bytes(file.content, about=_about_file(file, CONTENT))


def _seal(draft: Draft, answers: Mapping[str, object]) -> None:
    draft.answers, draft.sealed = {}, _ring().lock(answers, about=_about(draft))


def _locked(file: UnsentFile, column: str, plain: bytes) -> bytes:
    return _ring().lock_bytes(plain, about=_about_file(file, column))


def _is_older(locked: bytes | memoryview) -> bool:
    return key_of(locked) != _ring().newest


def _key(column: str) -> Substr:
    return Substr(column, 1, ID_BYTES, output_field=BinaryField())


def _ring() -> Keyring:
    return hub_ring(PURPOSE, away=AWAY)


def _about(draft: Draft) -> str:
    """What a form's seal is bound to: it opens in no other row."""
    return f"draft/{draft.pk}"


def _about_file(file: UnsentFile, column: str) -> str:
    return f"draft/{file.draft_id}/{file.pk}/{column}"
