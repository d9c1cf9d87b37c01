"""The search made to fit the matching model: its functions compiled, every council's rows written anew if need be."""

from django.db import connection, transaction

from onestory.access.rules.actors import the_system
from onestory.people.index.compiling import is_ready, make_ready
from onestory.people.index.copying import rows
from onestory.people.index.lookup import fill_all
from onestory.walls.context import stand


@transaction.atomic
def ready_search() -> bool:
    """Run by the tables' owner after the migrations. Whether anything had to be done."""
    if is_ready():
        return False
    make_ready()
    for (council,) in _councils():
        stand(the_system(council=council, council_code=""))
        fill_all(council)
    with connection.cursor() as cursor:
        cursor.execute("update people_search set filled = true")
    return True


def _councils() -> list[tuple[int]]:
    """Every council there is: the owner is walled like everybody, so it stands as what runs by the clock."""
    stand(the_system(council=0, council_code=""))
    return [(int(str(council)),) for (council,) in rows("select id from councils_council order by id")]
