"""Addresses of the machine door, version by version, and how its refusals are said."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onestory.access.actions.come_in_by_key import UnknownKey
from onestory.api import contacts, corrections, requests
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted, OutOfOrder, Refusal

STATUS: dict[type[Refusal], int] = {
    UnknownKey: 401,
    NotPermitted: 403,
    NotFound: 404,
    Conflict: 409,
    OutOfOrder: 409,
    BadInput: 422,
}
NO_KEY = "Send the key that the council's administrator gave you: Authorization: Bearer onestory_…"
UNREADABLE = "That could not be read: send JSON as the description of this address says."
NOT_AS_DESCRIBED = "Some of what was sent is not as described. Nothing was kept; put it right and send it again."
PLAINLY = {
    "missing": "This must be sent.",
    "extra_forbidden": "There is no such field. It may be misspelt; /api/v1/openapi.json has those there are.",
}
"""What is said of a field, by the kind of fault; of other kinds the checker's own words do."""

api = NinjaAPI(
    title="OneStory",
    version="1",
    description="What a partner's system may tell a safeguarding hub, and what it may answer. Times carry their zone. "
    "Every call is kept in the council's audit.",
    docs_url=None,
)
api.add_router("", contacts.router)
api.add_router("", requests.router)
api.add_router("", corrections.router)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal's own sentence."""
    status = STATUS.get(type(refusal), 403)
    return api.create_response(request, {"error": refusal.message, "problems": []}, status=status)


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _fault: AuthenticationError) -> HttpResponse:
    """No key came, or nothing like one."""
    return api.create_response(request, {"error": NO_KEY, "problems": []}, status=401)


@api.exception_handler(ValidationError)
def not_as_described(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Field by field what is wrong, without repeating what was sent."""
    problems = [
        {"where": _where(each["loc"]), "what": PLAINLY.get(str(each["type"]), str(each["msg"]))}
        for each in fault.errors
    ]
    return api.create_response(request, {"error": NOT_AS_DESCRIBED, "problems": problems}, status=422)


def _where(steps: Sequence[object]) -> str:
    """The field's own place: neither the body nor our name for the whole message is one of the sender's."""
    return ".".join(str(step) for step in steps[2 if steps[:1] == ("body",) else 1 :]) or "the whole message"


@api.exception_handler(HttpError)
def not_read(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Asked too often, or a body that is no JSON."""
    sentence = str(fault) if fault.status_code == 429 else UNREADABLE
    response = api.create_response(request, {"error": sentence, "problems": []}, status=fault.status_code)
    if fault.status_code == 429:
        response["Retry-After"] = "60"
    return response


urlpatterns = [path("v1/", api.urls)]
