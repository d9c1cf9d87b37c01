"""Made-up councils: families that never lived, their partners' files with the usual errors, and the truth beside."""

from onestory.madeup.building import UnknownCouncil, build
from onestory.madeup.manifest import Manifest, Story, read_manifest
from onestory.madeup.tomorrow import NoSuchDay, next_day

__all__ = ["Manifest", "NoSuchDay", "Story", "UnknownCouncil", "build", "next_day", "read_manifest"]
