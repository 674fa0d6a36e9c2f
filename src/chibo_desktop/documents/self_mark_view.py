"""What a member's own workbook holds: its locked cells, the cells to fill in, and its seal.

Writer and reader share this, so a file is held against just what was written.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet, all_criteria
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.sheet_code import printed_code
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.typed_mark import (
    NO_WORD,
    YES_WORD,
    AnswerKind,
    answer_kind,
    answer_options,
    stored_number,
)
from chibo_desktop.wording.numbers import mark_text

MAGIC = "chibo-tu-cham/1"
NUMBER, TEXT, MAXIMUM, HOW, MARK, POINTS, NOTE, CODE = range(8)
"""The columns."""
HEADER_ROW = 7
TITLES = ("TT", "Nội dung", "Tối đa", "Cách ghi", "Tự chấm", "Thành điểm", "Ghi chú, minh chứng")
_MOST_LIST = 240  # letters that a list of choices may have in a workbook
Locked = Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfMarkView:
    """One member's workbook. `marks` are what is already known; `key` seals what is locked."""

    superior: str
    issuer: str
    period: str
    full_name: str
    code: str
    criteria_set: CriteriaSet
    marker: str
    key: str
    marks: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    is_practice: bool = False

    @property
    def lines(self) -> tuple[tuple[int, Criterion], ...]:
        """Every line with its depth, in the order of the paper."""
        return all_criteria(self.criteria_set)


def first_row() -> int:
    """The row of the first line."""
    return HEADER_ROW + 1


def locked_cells(view: SelfMarkView) -> dict[tuple[int, int], str]:
    """Everything that nobody is to change, as texts."""
    cells = {
        (0, 0): view.superior.upper(),
        (1, 0): view.issuer.upper(),
        (2, 0): f"PHIẾU TỰ CHẤM {view.period.upper()}",
        (3, 0): f"Họ và tên: {view.full_name}",
        (4, 0): f"Mã phiếu: {printed_code(view.code)}",
        (5, 0): "Chỉ ghi vào các ô màu vàng; không thêm, bớt dòng. Ghi xong thì lưu và gửi lại tệp "
        "này cho chi bộ.",
        (0, CODE): MAGIC,
        (1, CODE): view.code,
    }
    cells |= {(HEADER_ROW, place): title for place, title in enumerate(TITLES)}
    for row, (_, line) in enumerate(view.lines, start=first_row()):
        kind = answer_kind(line, view.marker)
        cells |= {
            (row, NUMBER): line.number,
            (row, TEXT): f"{line.label} ({line.guidance})" if line.guidance else line.label,
            (row, MAXIMUM): stored_number(line.maximum) if line.maximum is not None else "",
            (row, HOW): how_to_answer(line, kind),
            (row, CODE): line.code,
        }
    last = first_row() + len(view.lines)
    cells |= {
        (last, TEXT): "Tổng cộng",
        (last, MAXIMUM): stored_number(view.criteria_set.scale),
    }
    return {place: nfc(text).strip() for place, text in cells.items() if text.strip()}


def seal(cells: Locked, key: str) -> str:
    """The digest of locked cells; without the round's key nobody makes another."""
    plain = json.dumps(
        [[row, column, text] for (row, column), text in sorted(cells.items())],
        ensure_ascii=False,
    )
    return hmac.new(key.encode(), plain.encode(), hashlib.sha256).hexdigest()[:32]


def how_to_answer(line: Criterion, kind: AnswerKind) -> str:
    """What is written into the cell of a line, in a few words."""
    match kind:
        case AnswerKind.YES_NO:
            return f"Chọn: {YES_WORD} / {NO_WORD}"
        case AnswerKind.LEVEL:
            words = level_words(line)
            return "; ".join(
                f"{word}: {mark_text(points)} điểm"
                if word == label
                else f"{word} – {label}: {mark_text(points)} điểm"
                for word, (label, points) in zip(words, _options(line), strict=True)
            )
        case AnswerKind.PERCENT:
            return "Phần trăm hoàn thành, 0 đến 100"
        case AnswerKind.POINTS:
            return f"0 đến {mark_text(line.maximum)}, bước {mark_text(line.step)}"
        case AnswerKind.NOTHING:
            return "" if line.is_group else "Không tự chấm dòng này"


def level_words(line: Criterion) -> tuple[str, ...]:
    """What stands in the list of a line with levels: their names, or numbers where too long."""
    labels = tuple(label for label, _ in _options(line))
    if any("," in label or '"' in label for label in labels) or len(",".join(labels)) > _MOST_LIST:
        return tuple(str(number) for number in range(1, len(labels) + 1))
    return labels


def points_of(line: Criterion, kind: AnswerKind, mark: str) -> Decimal:
    """What a mark of one line counts in the sum of its group."""
    if not mark:
        return Decimal(0)
    number = Decimal(mark)
    if kind is AnswerKind.PERCENT:
        return number * line.ceiling / 100
    return -number if line.kind.value == "deduction" else number


def unlocked_texts(
    cells: Iterable[tuple[tuple[int, int], str]], last: int
) -> dict[tuple[int, int], str]:
    """Of the cells of a file, those that were locked: all but marks, sums and notes of lines."""
    kept = {}
    for (row, column), text in cells:
        is_line = first_row() <= row <= last
        if is_line and column in (MARK, POINTS, NOTE):
            continue
        if (row, column) == (2, CODE):  # the seal itself
            continue
        if text:
            kept[row, column] = text
    return kept


def _options(line: Criterion) -> tuple[tuple[str, Decimal], ...]:
    return answer_options(line, AnswerKind.LEVEL)
