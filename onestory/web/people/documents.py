"""A person's documents: what there is, reading one here, taking its file, filing another."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.councils.queries import agencies
from onestory.frontdoor.queries.held.held_asks import documents_held
from onestory.grammar.answers import date_of, number_of
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import ReasonNeeded
from onestory.story.actions.file_document import Provenance, file_document
from onestory.story.actions.open_document import open_document
from onestory.story.declared.documents import DOCUMENT_KINDS
from onestory.story.queries.documents import DocumentCard
from onestory.story.queries.record import filed_for
from onestory.web.people.heading import heading_of
from onestory.web.people.opening import gave_reason, opened_part, reason_for
from onestory.web.request import Asked

FIELDS = ("kind", "title", "author", "dated", "replaces", "whose")
ASKED_FOR = {
    "kind": "Choose what kind of document it is",
    "title": "Give the document a title",
    "author": "Say who wrote the document",
    "file": "Choose the file",
}
BAD_DATE = "The date must be a real date, like 27 3 2026"


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: Asked, who: UUID) -> HttpResponse:
    """Every document, what is looked for and not there, and a form to file one."""
    if "reason" in request.POST and gave_reason(request, who):
        return redirect("person-documents", who)
    page = opened_part(request, who, "documents")
    if isinstance(page, HttpResponse):
        return page
    given: dict[str, Any] = {name: request.POST.get(name, "").strip() for name in FIELDS}
    given["sealed"] = request.POST.get("sealed") == "yes"
    errors = _filed(request, who, given) if request.method == "POST" else {}
    if errors is None:
        messages.success(request, "The document is filed, and the story says so.")
        return redirect("person-documents", who)
    filed = filed_for(page, viewer=request.actor)
    context = {
        **heading_of(request, page, at="person-documents"),
        "documents": filed.documents,
        "sought": filed.sought,
        "held": documents_held(page.identifiers, viewer=request.actor),
        "may_file": request.actor.may("story.write"),
        "whose": _whose(request),
        "given": given,
        "kinds": [{"value": "", "text": "Choose"}, *({"value": k.code, "text": k.title} for k in DOCUMENT_KINDS)],
        "replaceable": _replaceable(filed.documents),
        "errors": errors,
        "error_list": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "people/documents.jinja", context, status=400 if errors else 200)


@require_safe
def read(request: Asked, who: UUID, document: UUID) -> HttpResponse:
    """One document, read here."""
    try:
        opened = open_document(
            actor=request.actor, person=who, number=document, now=request.now, reason=reason_for(request, who)
        )
    except ReasonNeeded:
        return redirect("person-documents", who)
    context = {**heading_of(request, opened.head, at="person-documents"), "card": opened.card}
    return render(request, "people/document.jinja", context)


@require_safe
def take(request: Asked, who: UUID, document: UUID) -> HttpResponse:
    """The file itself, always as something to save and never shown as part of these pages."""
    try:
        opened = open_document(
            actor=request.actor,
            person=who,
            number=document,
            with_file=True,
            now=request.now,
            reason=reason_for(request, who),
        )
    except ReasonNeeded:
        return redirect("person-documents", who)
    response = HttpResponse(opened.content, content_type="application/octet-stream")
    ending = opened.card.file_name.rpartition(".")[2].lower()
    response["Content-Disposition"] = f'attachment; filename="document-{opened.card.version}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _filed(request: Asked, who: UUID, given: Mapping[str, Any]) -> dict[str, str] | None:
    """What is wrong, by field; None once the document is filed."""
    file = request.FILES.get("file")
    dated = date_of(given["dated"])
    errors = {field: says for field, says in ASKED_FOR.items() if not (file if field == "file" else given[field])}
    if dated is None:
        errors["dated"] = BAD_DATE
    if errors or not isinstance(file, UploadedFile) or dated is None:
        return errors
    try:
        _file(request, who, given, dated, file)
    except BadInput as wrong:
        return {"file": wrong.message}
    return None


def _file(request: Asked, who: UUID, given: Mapping[str, Any], dated: date, file: UploadedFile) -> None:
    file_document(
        actor=request.actor,
        person=who,
        kind=given["kind"],
        title=given["title"],
        author=given["author"],
        dated_on=dated,
        file_name=file.name or "document",
        content=file.read(),
        replaces=_number(given["replaces"]),
        of=Provenance(agency=number_of(given["whose"]) or 0, sealed=given["sealed"]),
        reason=reason_for(request, who),
        now=request.now,
    )


def _whose(request: Asked) -> list[dict[str, str]]:
    """One's own agency first, and blank: a next version stays with the agency whose the last one was."""
    if not request.actor.may("story.write"):
        return []
    others = [card for card in agencies(viewer=request.actor) if card.id != request.actor.agency]
    ours = {"value": "", "text": f"{request.actor.agency_name or 'Ours'}, or that of the version it replaces"}
    return [ours, *({"value": str(card.id), "text": card.name} for card in others)]


def _number(words: str) -> UUID | None:
    try:
        return UUID(words) if words else None
    except ValueError as odd:
        raise BadInput("Choose the document that it replaces from the list.") from odd


def _replaceable(found: Sequence[DocumentCard]) -> list[dict[str, str]]:
    latest = [one for one in found if one.is_latest]
    return [
        {"value": "", "text": "No, it is new"},
        *({"value": str(one.id), "text": f"{one.title}, version {one.version}"} for one in latest),
    ]
