"""Tables of councils and their partners, one a file."""

from onestory.councils.models.agency import Accreditation, Agency
from onestory.councils.models.council import Council
from onestory.councils.models.hub import Hub
from onestory.councils.models.setting import Setting
from onestory.councils.models.team import Team

__all__ = ["Accreditation", "Agency", "Council", "Hub", "Setting", "Team"]
