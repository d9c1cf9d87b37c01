"""Addresses of the machine door, version by version, and how its refusals are said."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onestory.access.actions.come_in_by_key import UnknownKey
from onestory.api import contacts, corrections, requests
from onestory.api.said import OWN_CHECK
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
A_DAY = "This must be a date that there is, as in 2026-03-28."
AN_INSTANT = "This must be a day and a time with its zone, as in 2026-03-28T23:40:00Z."
A_NUMBER = "This must be a whole number."
PLAINLY = {
    "missing": "This must be sent.",
    "extra_forbidden": "There is no such field. It may be misspelt; /api/v1/openapi.json has those there are.",
    "string_type": "This must be text, between quotation marks.",
    "string_too_short": "This must not be empty.",
    "string_too_long": "This must be no longer than {max_length} characters.",
    "string_pattern_mismatch": "This is not written as it must be: /api/v1/openapi.json says how, under pattern.",
    "literal_error": "This must be one of these: {expected}.",
    "enum": "This must be one of these: {expected}.",
    "too_short": "There must be {min_length} at least.",
    "too_long": "There may be {max_length} at most. Send the rest in a message of its own.",
    "list_type": "This must be a list, between square brackets.",
    "bool_type": "This must be true or false.",
    "bool_parsing": "This must be true or false.",
    "int_type": A_NUMBER,
    "int_parsing": A_NUMBER,
    "int_from_float": A_NUMBER,
    "greater_than_equal": "This must be {ge} or more.",
    "less_than_equal": "This must be {le} or less.",
    "timezone_aware": "This must say its time zone, as in 2026-03-28T23:40:00Z.",
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), A_DAY),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), AN_INSTANT),
}
"""What is said of a field, by the kind of fault. Our own checks say it themselves; of other kinds the library does."""

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
        {"where": _where(each["loc"]), "what": _what(str(each["type"]), str(each["msg"]), each.get("ctx") or {})}
        for each in fault.errors
    ]
    return api.create_response(request, {"error": NOT_AS_DESCRIBED, "problems": problems}, status=422)


def _what(kind: str, msg: str, found: Mapping[str, object]) -> str:
    """A sentence about one field. What was sent is in none of it."""
    if kind == OWN_CHECK:
        return f"This {msg}." if msg.startswith(("must ", "holds ")) else f"{msg[:1].upper()}{msg[1:]}."
    return PLAINLY[kind].format_map(found) if kind in PLAINLY else msg


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
