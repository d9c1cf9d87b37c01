"""What every page carries: the council's name and band, the menu of one's role, the purpose, whom to ring."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from onestory.access.declared.purposes import BY_CODE, purposes_of
from onestory.access.declared.roles import BY_CODE as ROLES
from onestory.calendars.instants import london_date
from onestory.walls.actor import NOBODY, Actor
from onestory.web.navigation import menu_of
from onestory.web.request import GLASS_HELD

BANDS = frozenset({"blue", "green", "purple", "teal", "magenta", "orange", "brown"})


def frame(request: HttpRequest) -> dict[str, object]:
    """Values for the page template. Asks the database nothing, so that an error page can be drawn when it is down."""
    actor: Actor = getattr(request, "actor", NOBODY)
    now: datetime = getattr(request, "now", None) or timezone.now()
    councils = getattr(request, "councils", [])
    council = next((card for card in councils if card.id == actor.council), None)
    purpose = BY_CODE.get(actor.purpose)
    return {
        "actor": actor,
        "now": now,
        "today": london_date(now),
        "council": council,
        "band": council.colour if council and council.colour in BANDS else "blue",
        "councils_to_ring": [council] if council else councils,
        "is_signed_in": getattr(request, "is_signed_in", False),
        "has_posts": actor.council and request.session.get("posts", 1) > 1,
        "menu": menu_of(actor, request.path) if actor.council else [],
        "purpose": purpose,
        "has_purposes": len(purposes_of(actor.role)) > 1,
        "role_title": ROLES[actor.role].title if actor.role in ROLES else "",
        "is_demo": settings.DEMO,
        "idle_seconds": settings.SESSION_COOKIE_AGE,
        "holds_glass": bool(hasattr(request, "session") and request.session.get(GLASS_HELD)),
        "path": request.get_full_path(),
    }
