"""Made-up councils: families that never lived, their partners' files with every usual error, and the truth kept beside."""

from onestory.madeup.building import build
from onestory.madeup.manifest import Manifest, Story, read_manifest

__all__ = ["Manifest", "Story", "build", "read_manifest"]
