"""Which team has which queue, unless a council says otherwise in its settings."""

from onestory.frontdoor.declared.standings import Queue

TEAM_SETTING = {Queue.FRONT_DOOR: "front-door-team", Queue.OUT_OF_HOURS: "out-of-hours-team"}
TEAM_OF_QUEUE = {Queue.FRONT_DOOR: "front-door", Queue.OUT_OF_HOURS: "out-of-hours"}
NO_TEAM = (
    "{council} has no team here to receive this, so it has not been sent. Nothing you wrote is lost. "
    "Ring the front door{phone}; if a child is in danger, ring 999."
)
