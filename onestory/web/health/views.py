"""Two answers: whether this server answers with its database behind it, and whether the hub's clock runs."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from onestory.clockwork.queries.standing import late_rounds
from onestory.web.request import Asked, open_to_the_public

NOT_WELL = 503


@require_safe
@open_to_the_public
def web(request: Asked) -> HttpResponse:
    """For a load balancer: the doorway has asked the database who comes in. Without a database it answers 503."""
    return JsonResponse({"web": "ok", "database": "ok"})


@require_safe
@open_to_the_public
def clock(request: Asked) -> HttpResponse:
    """For a monitor that wakes somebody: 503 with the rounds that are late or failing, by their codes."""
    late = late_rounds(viewer=request.actor, now=request.now)
    told = {each.round.code: each.state.value for each in late}
    return JsonResponse({"clock": "late" if late else "ok", "rounds": told}, status=NOT_WELL if late else 200)
