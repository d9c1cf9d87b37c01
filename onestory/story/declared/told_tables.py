"""Where the story keeps what somebody wrote, and what becomes of it once it tells where a shielded person is."""

from typing import Any

from onestory.walls.retelling import ToldTable

ROOM = "story"
OF_A_PERSON: dict[str, Any] = {"kind": "person", "among": "t.person_id = any (asked)", "whose": "array[t.person_id]"}
NUMBERED: dict[str, Any] = {**OF_A_PERSON, "numbered": "bigint"}

TOLD_TABLES = (
    ToldTable(
        table="story_document",
        words="title:200 author:200 file_name:200",
        wholes="words",
        files="content",
        **OF_A_PERSON,
    ),
    ToldTable(table="story_mark", words="analysis words_then", **NUMBERED),
    ToldTable(
        table="story_recordedtie",
        numbered="bigint",
        kind="person",
        among="(t.person_id = any (asked) or t.other_id = any (asked))",
        whose="array[t.person_id, t.other_id]",
        words="contested_by said_by why",
    ),
    ToldTable(table="story_safecontact", words="words", **NUMBERED),
    ToldTable(table="story_version", words="why", stories="told", **NUMBERED),
)
"""A document's words and a version stand beside a digest of the whole: they are taken away whole."""
