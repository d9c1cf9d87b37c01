"""The tables of the story room."""

from onestory.story.models.document import Document
from onestory.story.models.mark import Mark
from onestory.story.models.recorded_tie import RecordedTie
from onestory.story.models.safe_contact import SafeContact
from onestory.story.models.version import Version

__all__ = ["Document", "Mark", "RecordedTie", "SafeContact", "Version"]
