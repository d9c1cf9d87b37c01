"""What passes between councils: the list, sending one, and one to take in or send back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from onestory.councils.queries import councils
from onestory.frontdoor.actions.handing.open_transfer import open_transfer
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.return_transfer import return_transfer
from onestory.frontdoor.actions.handing.take_back_transfer import take_back_transfer
from onestory.frontdoor.actions.handing.take_in import take_in
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.queries.handing.transfers import transfers_from_us, transfers_to_us
from onestory.grammar.answers import number_of
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.web.request import Asked

OUTSIDE = "outside"
CHOOSE = "Select whether your council takes it in"


@require_safe
def listed(request: Asked) -> HttpResponse:
    """To us, waiting first; and from us, which is ours until it is taken in."""
    context = {"to_us": transfers_to_us(viewer=request.actor), "from_us": transfers_from_us(viewer=request.actor)}
    return render(request, "transfers/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Asked, reference: str) -> HttpResponse:
    """To which council, and why it is theirs."""
    page = open_contact(actor=request.actor, reference=reference, now=request.now)
    posted = request.POST
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _sent(request, reference)
        if not errors:
            messages.success(request, "Sent. It stays ours until they have taken it in.")
            return redirect("contact-decide", reference)
    context = {
        "page": page,
        "others": [card for card in councils(viewer=request.actor) if card.id != request.actor.council],
        "refusal": page.acts["transfer"].refusal,
        "typed": posted,
        "errors": errors,
        "problems": [{"text": says, "href": f"#{field}"} for field, says in errors.items()],
        "has_errors": bool(errors),
    }
    return render(request, "transfers/send.jinja", context, status=400 if errors else 200)


def _sent(request: Asked, reference: str) -> dict[str, str]:
    """Send it; or what is wrong, field by field."""
    posted = request.POST
    chosen, outside = posted.get("council", ""), posted.get("outside", "")
    if not chosen or (chosen == OUTSIDE and not outside.strip()):
        return {"outside": "Write the council's name"} if chosen else {"council": "Select the council"}
    if not posted.get("why", "").strip():
        return {"why": "Say why it is theirs"}
    try:
        pass_on(
            actor=request.actor,
            reference=reference,
            council=number_of(chosen) or 0,
            outside=outside if chosen == OUTSIDE else "",
            why=posted["why"],
            asks=posted.get("asks", ""),
            now=request.now,
        )
    except (BadInput, OutOfOrder) as refusal:
        return {"why": refusal.message}
    return {}


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Asked, transfer: UUID) -> HttpResponse:
    """Why it was passed on, and the answer."""
    wrong, field = "", ""
    if request.method == "POST":
        taking_back = request.POST.get("move") == "take-back"
        wrong, field = _taken_back(request, transfer) if taking_back else _answered(request, transfer)
        if not wrong:
            return redirect("transfer", transfer)
    page = open_transfer(actor=request.actor, transfer=transfer, now=request.now)
    context = {
        "page": page,
        "typed": request.POST,
        "errors": {field: wrong} if wrong else {},
        "problems": [{"text": wrong, "href": f"#{field}"} if field else {"text": wrong}] if wrong else [],
        "has_errors": bool(wrong),
    }
    return render(request, "transfers/one.jinja", context, status=400 if wrong else 200)


def _taken_back(request: Asked, transfer: UUID) -> tuple[str, str]:
    """Take it back; what is wrong and where, or nothing."""
    try:
        take_back_transfer(actor=request.actor, transfer=transfer, why=request.POST.get("why", ""), now=request.now)
    except BadInput as refusal:
        return refusal.message, "why"
    except OutOfOrder as refusal:
        return refusal.message, ""
    messages.success(request, "Taken back. It is yours as it was, and both councils keep that it was sent and why not.")
    return "", ""


def _answered(request: Asked, transfer: UUID) -> tuple[str, str]:
    """Answer it; what is wrong and where, or nothing."""
    posted, actor, now = request.POST, request.actor, request.now
    answer, who = posted.get("answer", ""), posted.get("answered_for", "")
    words = posted.get("words", "")
    if answer not in ("accept", "return"):
        return CHOOSE, "answer"
    try:
        if answer == "accept":
            became = take_in(actor=actor, transfer=transfer, words=words, answered_for=who, now=now)
            where = f"as {became}, in your front door's queue" if became else "and written down in their name"
            messages.success(request, f"Taken in, {where}.")
        else:
            return_transfer(actor=actor, transfer=transfer, why=words, answered_for=who, now=now)
            messages.success(request, "Sent back, with the reason.")
    except BadInput as refusal:
        return refusal.message, "answered_for" if "Say who" in refusal.message else "words"
    except OutOfOrder as refusal:
        return refusal.message, ""
    return "", ""
