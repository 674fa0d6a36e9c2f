"""How a criterion is answered on a sheet (cách chấm một tiêu chí), and what is stored for it.

The same for paper, for the window in which a sheet is typed in, and for a member's workbook.
"""

import re
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind
from chibo_desktop.domain.text import fold, nfc


class AnswerKind(StrEnum):
    """What is written into the cell of a criterion."""

    POINTS = "points"
    YES_NO = "yes_no"  # đảm bảo / không đảm bảo
    LEVEL = "level"  # the number of a level
    PERCENT = "percent"
    NOTHING = "nothing"  # a group, a computed line, or a line others mark


_BY_KIND = {
    CriterionKind.BINARY: AnswerKind.YES_NO,
    CriterionKind.CHOICE: AnswerKind.LEVEL,
    CriterionKind.PERCENT: AnswerKind.PERCENT,
    CriterionKind.TASKS: AnswerKind.NOTHING,
    CriterionKind.GATE: AnswerKind.NOTHING,
}
_NUMBER = re.compile(r"\d+(?:[.,]\d*)?|[.,]\d+")
_YES = frozenset({"x", "d", "dat", "co", "c", "v", "dam bao"})
_NO = frozenset({"k", "o", "khong", "khong dat", "khong dam bao"})
YES_WORD, NO_WORD = "Đảm bảo", "Không đảm bảo"


def answer_kind(line: Criterion, marker: str = "") -> AnswerKind:
    """How a line is answered; with a marker, whether by that one at all."""
    if line.is_group or (marker and line.marked_by and marker not in line.marked_by):
        return AnswerKind.NOTHING
    return _BY_KIND.get(line.kind, AnswerKind.POINTS)


def answer_options(line: Criterion, kind: AnswerKind) -> tuple[tuple[str, Decimal], ...]:
    """What can be chosen and the mark for each; nothing where a number is written."""
    if kind is AnswerKind.YES_NO:
        return ((YES_WORD, line.ceiling), (NO_WORD, Decimal(0)))
    if kind is AnswerKind.LEVEL:
        return tuple((level.label, level.points) for level in line.levels)
    return ()


def read_mark(line: Criterion, kind: AnswerKind, typed: str) -> str:
    """The mark that a typed answer stands for, as it is stored; "" for nothing typed.

    A number outside the limits is a mark: it is kept and held against. Raises ValueError for what
    is no answer of this kind.
    """
    word = nfc(typed).replace("\N{NARROW NO-BREAK SPACE}", " ").strip()
    if not word or word in ("-", "–"):
        return ""
    if kind is AnswerKind.PERCENT:
        word = word.removesuffix("%").strip()
    options = answer_options(line, kind)
    chosen = _chosen(options, word, kind)
    if chosen is not None:
        return stored_number(chosen)
    if not _NUMBER.fullmatch(word):
        raise ValueError(typed)
    number = Decimal(word.replace(",", "."))
    if options and number not in [mark for _, mark in options]:
        raise ValueError(typed)
    return stored_number(number)


def answer_text(line: Criterion, kind: AnswerKind, mark: str) -> str:
    """A stored mark as it is answered: the level's name, đảm bảo, or the number."""
    for label, points in answer_options(line, kind):
        if mark and _same(mark, points):
            return label
    return mark.replace(".", ",")


def stored_number(number: Decimal) -> str:
    """A number as marks are stored: point as decimal sign, no zero at the end."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chosen(
    options: tuple[tuple[str, Decimal], ...], word: str, kind: AnswerKind
) -> Decimal | None:
    folded = fold(word)
    for label, mark in options:
        if folded == fold(label):
            return mark
    if kind is AnswerKind.YES_NO:
        if folded in _YES or word == "1":
            return options[0][1]
        if folded in _NO:
            return options[1][1]
    if kind is AnswerKind.LEVEL and word.isdecimal() and 1 <= int(word) <= len(options):
        return options[int(word) - 1][1]
    return None


def _same(mark: str, points: Decimal) -> bool:
    return bool(_NUMBER.fullmatch(mark)) and Decimal(mark) == points
