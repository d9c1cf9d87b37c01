"""A document that is broken has no words, and breaks nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from onestory.story.rules.reading import words_in

BEFORE = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
AFTER = "</w:t></w:r></w:p></w:body></w:document>"


def a_document(words: str) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", BEFORE + words + AFTER)
    return held.getvalue()


def test_a_document_has_its_words() -> None:
    assert words_in("plan.docx", a_document("Gran collects her.")) == "Gran collects her."


@pytest.mark.parametrize("instead", [0x00, 0xFF])
def test_with_any_one_byte_altered_it_has_its_words_or_none(instead: int) -> None:
    whole = a_document("Gran collects her.")

    read = [words_in("plan.docx", whole[:place] + bytes([instead]) + whole[place + 1 :]) for place in range(len(whole))]

    assert "" in read
