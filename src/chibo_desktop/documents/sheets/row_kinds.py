"""Which lines of a list are people: subtotals, signatures and headings between them are not."""

import unicodedata
from collections.abc import Sequence

from chibo_desktop.documents.bounded import Cell

_SUBTOTALS = ("tổng cộng", "tổng số", "tổng:", "cộng:", "cộng ", "danh sách có", "danh sách gồm")
_SIGNATURES = (
    "người lập",
    "người tổng hợp",
    "t/m ",
    "tm. ",
    "bí thư",
    "phó bí thư",
    "chi ủy",
    "chi uỷ",
    "đảng ủy",
    "thủ trưởng",
    "(ký",
    "ký tên",
    "nơi nhận",
    "ghi chú:",
    "xác nhận",
)


def reason_to_skip(row: Sequence[Cell], name_column: int, evidence: Sequence[int]) -> str | None:
    """None for a member's row, "" for an empty line, else the code of a reason.

    A row is a member's when it has a name and one piece of `evidence` (columns of dates and
    numbers), or a name and nothing that speaks against it.
    """
    name = row[name_column]
    has_name = isinstance(name, str) and name.strip() != ""
    if has_name and any(row[column] != "" for column in evidence):
        return "sheet-row-column-numbers" if _is_numbering(row) else None
    filled = [cell for cell in row if cell != "" and not _is_blank(cell)]
    if not filled:
        return ""
    if _is_numbering(row):
        return "sheet-row-column-numbers"
    texts = [_plain(cell) for cell in filled if isinstance(cell, str)]
    if any(text.startswith(_SUBTOTALS) or text == "cộng" for text in texts):
        return "sheet-row-subtotal"
    if any(text.startswith(_SIGNATURES) or _is_dated_line(text) for text in texts):
        return "sheet-row-signature"
    if not has_name:
        return "sheet-row-heading" if len(texts) == 1 else "sheet-row-without-name"
    if len(filled) == 1 and evidence:
        return "sheet-row-lone-text"
    others = [text for text in texts if text != _plain(str(name))]
    if len(filled) == 2 and others and not others[0].strip(" .)").isdecimal():
        return "sheet-row-heading"  # II | Chi bộ Hai
    return None


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).casefold().split()) + (
        " " if cell.strip().casefold() == "t/m" else ""
    )


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_dated_line(text: str) -> bool:
    return "ngày" in text and "tháng" in text and "năm" in text and len(text) < 80


def _is_numbering(row: Sequence[Cell]) -> bool:
    """The line 1, 2, 3 … under a header: every cell one more than the cell before."""
    first = row[0]
    if first not in (1, 1.0, "1", "(1)"):
        return False
    written = [str(cell).removesuffix(".0").strip("() ") for cell in row if cell != ""]
    return len(written) > 3 and written == [str(n) for n in range(1, len(written) + 1)]
