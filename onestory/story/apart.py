"""Reading a document's words in a process of its own, with little time and little memory.

A small file can be made that takes minutes or all of a machine's memory to read. Here it costs its own process, and the
document merely has no words, or those read until then; it is kept as it came and can be taken all the same.
"""

import resource
import subprocess
import sys
from pathlib import PurePath

from onestory.story.rules.reading import MOST_WORDS, parts_of, words_in

SECONDS_OF_WORK = 3
SECONDS_IN_ALL = 20
BYTES_OF_MEMORY = 1_000_000_000
READ_APART = frozenset({".pdf", ".docx"})


def words_apart(name: str, content: bytes) -> str:
    """The words in a document, as `words_in` reads them, whatever is hidden in it."""
    ending = PurePath(name).suffix.lower()
    if ending not in READ_APART:
        return words_in(name, content)
    reading = [sys.executable, "-m", __name__, f"document{ending}"]
    try:
        read = subprocess.run(reading, input=content, capture_output=True, timeout=SECONDS_IN_ALL, check=False).stdout  # noqa: S603
    except subprocess.TimeoutExpired as late:
        read = late.stdout or b""
    return read.decode(errors="ignore").replace("\x00", "")[:MOST_WORDS].strip()


def main(name: str) -> None:
    """Read the document on standard input, and write its words as they are found."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_OF_WORK, SECONDS_OF_WORK))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))
    for part in parts_of(name, sys.stdin.buffer.read()):
        sys.stdout.buffer.write(part.encode(errors="replace"))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
