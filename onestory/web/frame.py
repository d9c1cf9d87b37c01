"""What every page carries: the council's name and band, the menu of one's role, the purpose."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Values for the page template."""
    return {"actor": getattr(request, "actor", None)}
