"""Tables of the index, one a file."""

from onestory.people.models.alias import Alias
from onestory.people.models.as_told import AsTold, OwedTelling
from onestory.people.models.change import Change
from onestory.people.models.discrepancy import Discrepancy
from onestory.people.models.event import Event
from onestory.people.models.fact import Fact
from onestory.people.models.glass import Glass
from onestory.people.models.involvement import Involvement
from onestory.people.models.kin import Kin
from onestory.people.models.link import Link
from onestory.people.models.mark import Mark
from onestory.people.models.memory import Memory
from onestory.people.models.misled import Misled
from onestory.people.models.person import Person
from onestory.people.models.question import Question
from onestory.people.models.relationship import Relationship
from onestory.people.models.residence import Residence
from onestory.people.models.ruler import Ruler
from onestory.people.models.run import Run
from onestory.people.models.saying import Saying
from onestory.people.models.severance import Custodian, Severance
from onestory.people.models.shield import Shield
from onestory.people.models.tie import Tie
from onestory.people.models.working import Working

__all__ = [
    "Alias",
    "AsTold",
    "Change",
    "Custodian",
    "Discrepancy",
    "Event",
    "Fact",
    "Glass",
    "Involvement",
    "Kin",
    "Link",
    "Mark",
    "Memory",
    "Misled",
    "OwedTelling",
    "Person",
    "Question",
    "Relationship",
    "Residence",
    "Ruler",
    "Run",
    "Saying",
    "Severance",
    "Shield",
    "Tie",
    "Working",
]
