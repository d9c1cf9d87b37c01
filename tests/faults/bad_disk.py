"""A disk that fails under PostgreSQL: one that answers every forced write with an error, or takes no more.

``python -m tests.faults.bad_disk HOME errors`` starts the cluster of that folder on a disk that answers with errors,
``… HOME full`` on one on which no file can grow beyond ``MOST`` bytes; ``careless`` behind either, a server that does
not force its journal. What is put on this process goes over to all that is started from here, and cannot be taken off
again by anybody who lives behind it; whoever starts the server anew, from outside, has a good disk again.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import struct
import sys
from pathlib import Path

from onestory.console.postgres import cluster

FDATASYNC = {"x86_64": 75, "aarch64": 83}
"""The number of the call by which PostgreSQL forces its journal, by processor (Linux's table of system calls)."""

MOST = 12 * 2**20
"""A file of PostgreSQL's journal has 16 MB: the journal meets the end within its first file, a table within its own."""

LOAD_WORD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, ANSWER = 0x7FFF0000, 0x00050000
NO_NEW_PRIVILEGES, SET_FILTER, FILTER_MODE = 38, 22, 2


class Program(ctypes.Structure):
    """A filter as the kernel reads it: how many steps, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def fail_every_sync() -> None:
    """From now on the call answers "input/output error", here and in every process started from here."""
    steps = (
        (LOAD_WORD, 0, 0, 0),  # the number of the call
        (JUMP_IF_EQUAL, 0, 1, FDATASYNC[platform.machine()]),
        (RETURN, 0, 0, ANSWER | errno.EIO),
        (RETURN, 0, 0, ALLOW),
    )
    packed = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = Program(len(steps), ctypes.cast(packed, ctypes.c_void_p))
    call = ctypes.CDLL(None, use_errno=True).prctl
    if call(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or call(SET_FILTER, FILTER_MODE, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel would not take the filter")


def leave_no_room() -> None:
    """From now on no file can grow beyond so many bytes; to write on is answered as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, MOST))


if __name__ == "__main__":
    {"errors": fail_every_sync, "full": leave_no_room}[sys.argv[2]]()
    cluster.start(cluster.Cluster(Path(sys.argv[1]), durable="careless" not in sys.argv))
