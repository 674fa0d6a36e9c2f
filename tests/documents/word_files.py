"""Reads a .docx back: the words of its body, of its foot, in their order."""

import io
import zipfile
from collections import Counter
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of_docx(data: bytes, *parts: str) -> list[str]:
    """The paragraphs that say something, of the body unless other parts are named."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in parts or ("word/document.xml",):
            root = ElementTree.fromstring(archive.read(name))  # noqa: S314 - written by us
            for one in root.iter(f"{_W}p"):
                text = "".join(piece.text or "" for piece in one.iter(f"{_W}t"))
                if text:
                    found.append(text)
    return found


def assert_same_words(data: bytes, read: str) -> None:
    """Whether a PDF that was read says what a .docx says: no word less, and but its foot no more.

    Words, not lines: columns side by side are read in another order than they are written in.
    Page numbers, dots to write on and the foot of every page stand only in the PDF's text.
    """
    written = Counter(" ".join(words_of_docx(data)).split())
    found = Counter(word for word in read.split() if set(word) - set("."))
    foot = set(" ".join(words_of_docx(data, "word/footer1.xml")).split())
    assert not written - found
    assert {word for word in found - written if not word.isdigit()} <= foot
