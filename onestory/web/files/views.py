"""Taking a file: always to be saved, and never shown as part of these pages."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from onestory.frontdoor.actions.files.open_attachment import open_attachment
from onestory.web.request import Asked


@require_safe
def take(request: Asked, attachment: UUID) -> HttpResponse:
    """The file itself, under a name that says nothing of anybody."""
    opened = open_attachment(actor=request.actor, attachment=attachment, now=request.now)
    response = HttpResponse(opened.content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="file-{str(attachment)[:8]}.{opened.ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
