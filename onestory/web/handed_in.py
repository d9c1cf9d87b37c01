"""Files chosen on a page, as the front door takes them: none is read that is larger than it may be."""

from django.core.files.uploadedfile import UploadedFile

from onestory.frontdoor.declared.attachments import MOST_BYTES, MOST_FILES
from onestory.frontdoor.rules.attaching import TOO_LARGE, GivenFile, shown_name
from onestory.grammar.refusals import BadInput
from onestory.web.request import Asked

FIELD = "files"
NONE_CHOSEN = "Choose a file"
MANY = f"Choose no more than {MOST_FILES} files at once"


def files_in(request: Asked) -> list[GivenFile]:
    """What was chosen. Refused, in a sentence, where there is too much of it."""
    chosen = request.FILES.getlist(FIELD)
    if len(chosen) > MOST_FILES:
        raise BadInput(MANY)
    return [_read(each) for each in chosen]


def files_chosen(request: Asked) -> list[GivenFile]:
    """The same where there must be one."""
    found = files_in(request)
    if not found:
        raise BadInput(NONE_CHOSEN)
    return found


def _read(file: UploadedFile) -> GivenFile:
    if (file.size or 0) > MOST_BYTES:
        raise BadInput(TOO_LARGE.format(name=shown_name(file.name or "")))
    return GivenFile(name=file.name or "", content=file.read())
