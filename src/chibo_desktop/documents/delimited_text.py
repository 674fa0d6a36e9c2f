"""A .csv or .txt list as rows: its encoding and its separator are guessed, its texts are not.

Excel in Vietnam writes `;` or tabs, UTF-8 with a mark, UTF-16, Windows-1258 with combining tones,
or the bytes of an old font. What spells best is taken.
"""

import csv
import io
import unicodedata
from collections import Counter

from chibo_desktop.documents.workbook_kinds import RefusedError
from chibo_desktop.domain.legacy_letters import Lettering, to_unicode
from chibo_desktop.domain.syllables import spelling_score

_SEPARATORS = ";\t,|"
_SAMPLE_LINES = 40
_SAMPLE_LETTERS = 20_000
_MOST_CELLS = 8_000_000
_WIDEST = 16_384


def read_delimited(data: bytes) -> list[list[str]]:
    """Rows of texts. Raises RefusedError for a text that is no list."""
    text = decoded(data).replace("\0", "")
    separator = separator_of(text)
    csv.field_size_limit(1_000_000)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            cells += len(row)
            if cells > _MOST_CELLS or len(row) > _WIDEST:
                raise RefusedError("workbook-too-heavy")
            rows.append(row)
    except csv.Error:
        raise RefusedError("workbook-unreadable") from None
    if rows and rows[0] and rows[0][0].lower().startswith("sep="):
        del rows[0]  # a line that tells Excel the separator
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def decoded(data: bytes) -> str:
    """The text of the bytes, with the encoding that its marks or its spelling speak for."""
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:4096].count(b"\0") > len(data[:4096]) // 4:
        order = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return data.decode(order, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _by_spelling(data)


def _by_spelling(data: bytes) -> str:
    western = data.decode("cp1252", "surrogateescape")
    western = western.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    letters = western[:_SAMPLE_LETTERS]
    as_western = max(
        spelling_score(letters),
        *(spelling_score(to_unicode(letters, one)) for one in (Lettering.TCVN, Lettering.VNI)),
    )
    return vietnamese if spelling_score(vietnamese[:_SAMPLE_LETTERS]) > as_western else western


def separator_of(text: str) -> str:
    """The sign that divides most lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    best, best_score = ",", 0
    for sign in _SEPARATORS:
        counts = Counter(line.count(sign) for line in lines)
        usual, times = max(
            ((count, times) for count, times in counts.items() if count), default=(0, 0),
            key=lambda pair: pair[0] * pair[1],
        )  # fmt: skip
        if usual * times > best_score:
            best, best_score = sign, usual * times
    return best
